package io.smsgateway.jsms;

import org.jspecify.annotations.Nullable;

/**
 * A signature submitted for review: the text in 【】 before a message, which names its sender. Create with {@link #of}.
 * The fields are those of the vendor's page of September 2025. {@code toString} does not print the owner.
 *
 * @param text 2 to 16 letters, digits and Chinese characters, without brackets; one of the vendor's pages allows at
 *     most 8, which the vendor decides
 * @param type what the signature names
 * @param owner the applicant
 * @param proof the image that the type requires
 * @param thirdParty the company on whose behalf the owner applies; null for none
 * @param other an additional image; null for none
 * @param remark remark for the reviewers, at most 100 characters; null for none
 */
public record SignatureApplication(
        String text,
        Type type,
        SignatureOwner owner,
        SignatureImage proof,
        @Nullable String thirdParty,
        @Nullable SignatureImage other,
        @Nullable String remark) {

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

    public SignatureApplication {
        int length = text.codePointCount(0, text.length());
        if (length < FEWEST || length > MOST || !text.codePoints().allMatch(Character::isLetterOrDigit)) {
            throw new IllegalArgumentException("a signature must have " + FEWEST + " to " + MOST
                    + " letters, digits or Chinese characters, without brackets");
        }
        if (thirdParty != null && thirdParty.isBlank()) {
            throw new IllegalArgumentException("the third party's name is blank; omit it if there is none");
        }
        TemplateApplication.requireRemark(remark);
    }

    /** Creates an application for the owner itself. */
    public static SignatureApplication of(String text, Type type, SignatureOwner owner, SignatureImage proof) {
        return new SignatureApplication(text, type, owner, proof, null, null, null);
    }

    /** Returns a copy on behalf of another company. */
    public SignatureApplication onBehalfOf(String company) {
        return new SignatureApplication(text, type, owner, proof, company, other, remark);
    }

    /** Returns a copy with an additional image. */
    public SignatureApplication withOther(SignatureImage image) {
        return new SignatureApplication(text, type, owner, proof, thirdParty, image, remark);
    }

    /** Returns a copy with a remark for the reviewers. */
    public SignatureApplication withRemark(String words) {
        return new SignatureApplication(text, type, owner, proof, thirdParty, other, words);
    }

    @Override
    public String toString() {
        return "SignatureApplication{" + type + "}";
    }
}
