package io.smsgateway.jsms;

import java.util.Arrays;
import java.util.List;
import java.util.Objects;
import org.jspecify.annotations.Nullable;

/**
 * A signature submitted for review: the text in 【】 before a message, which names its sender. Its properties are those
 * of the vendor's page of September 2025. Immutable. Create it with {@link #of}. {@code toString} does not print the
 * owner.
 */
public final class SignatureApplication {

    /** What a signature names, and which image proves the right to it. */
    public enum Type {
        /** The company; its business licence. */
        COMPANY(1, "businessLicenseImage"),
        /** An app; a screenshot of its entry in the register of internet services. */
        APP(3, "icpAppScreenshot"),
        /** A brand or trade mark; its certificate. */
        BRAND(6, "trademarkImage"),
        /** Anything else; the authorisation by the third party. */
        OTHER(7, "thirdPartyAuthImage");

        private final int number;
        private final String proof;

        Type(int number, String proof) {
            this.number = number;
            this.proof = proof;
        }

        int number() {
            return number;
        }

        /** Returns the image's field name on the wire. */
        String proof() {
            return proof;
        }
    }

    private static final int FEWEST = 2;
    private static final int MOST = 16;

    private final String text;
    private final Type type;
    private final SignatureOwner owner;
    private final SignatureImage proof;
    private final @Nullable String thirdParty;
    private final @Nullable SignatureImage other;
    private final @Nullable String remark;

    private SignatureApplication(
            String text,
            Type type,
            SignatureOwner owner,
            SignatureImage proof,
            @Nullable String thirdParty,
            @Nullable SignatureImage other,
            @Nullable String remark) {
        this.text = text;
        this.type = Objects.requireNonNull(type, "type");
        this.owner = Objects.requireNonNull(owner, "owner");
        this.proof = Objects.requireNonNull(proof, "proof");
        this.thirdParty = thirdParty;
        this.other = other;
        this.remark = remark;
    }

    /**
     * Creates an application for the owner itself.
     *
     * @param text 2 to 16 letters, digits and Chinese characters, without brackets; one of the vendor's pages allows at
     *     most 8, which the vendor decides
     * @param type what the signature names
     * @param owner the applicant
     * @param proof the image that the type requires
     */
    public static SignatureApplication of(String text, Type type, SignatureOwner owner, SignatureImage proof) {
        int length = text.codePointCount(0, text.length());
        if (length < FEWEST || length > MOST || !text.codePoints().allMatch(Character::isLetterOrDigit)) {
            throw new IllegalArgumentException("a signature must have " + FEWEST + " to " + MOST
                    + " letters, digits or Chinese characters, without brackets");
        }
        return new SignatureApplication(text, type, owner, proof, null, null, null);
    }

    /** Returns the text without brackets. */
    public String text() {
        return text;
    }

    /** Returns what the signature names. */
    public Type type() {
        return type;
    }

    /** Returns the applicant. */
    public SignatureOwner owner() {
        return owner;
    }

    /** Returns the image that the type requires. */
    public SignatureImage proof() {
        return proof;
    }

    /** Returns the company on whose behalf the owner applies; null for none. */
    public @Nullable String thirdParty() {
        return thirdParty;
    }

    /** Returns the additional image; null for none. */
    public @Nullable SignatureImage other() {
        return other;
    }

    /** Returns the remark for the reviewers; null for none. */
    public @Nullable String remark() {
        return remark;
    }

    /** Returns a copy on behalf of another company, whose name is not blank; null for none. */
    public SignatureApplication withThirdParty(@Nullable String company) {
        if (company != null && company.isBlank()) {
            throw new IllegalArgumentException("the third party's name is blank; omit it if there is none");
        }
        return new SignatureApplication(text, type, owner, proof, company, other, remark);
    }

    /** Returns a copy with an additional image; null for none. */
    public SignatureApplication withOther(@Nullable SignatureImage image) {
        return new SignatureApplication(text, type, owner, proof, thirdParty, image, remark);
    }

    /** Returns a copy with a remark for the reviewers, at most 100 characters; null for none. */
    public SignatureApplication withRemark(@Nullable String words) {
        TemplateApplication.requireRemark(words);
        return new SignatureApplication(text, type, owner, proof, thirdParty, other, words);
    }

    private List<@Nullable Object> values() {
        return Arrays.asList(text, type, owner, proof, thirdParty, other, remark);
    }

    @Override
    public boolean equals(@Nullable Object object) {
        return object instanceof SignatureApplication that && values().equals(that.values());
    }

    @Override
    public int hashCode() {
        return values().hashCode();
    }

    @Override
    public String toString() {
        return "SignatureApplication{" + type + "}";
    }
}
