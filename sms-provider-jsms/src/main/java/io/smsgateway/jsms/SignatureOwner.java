package io.smsgateway.jsms;

import java.util.List;
import java.util.Objects;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/** The company that applies for a signature, and its legal representative. Immutable. {@code toString} prints neither. */
public final class SignatureOwner {

    private static final Pattern CREDIT_CODE = Pattern.compile("[0-9A-Za-z]{18}");
    private static final Pattern ID_NUMBER = Pattern.compile("[0-9]{17}[0-9Xx]");

    private final String socialCreditCode;
    private final String legalPersonName;
    private final String legalPersonIdNumber;
    private final SignatureImage idCard;

    private SignatureOwner(
            String socialCreditCode, String legalPersonName, String legalPersonIdNumber, SignatureImage idCard) {
        this.socialCreditCode = socialCreditCode;
        this.legalPersonName = legalPersonName;
        this.legalPersonIdNumber = legalPersonIdNumber;
        this.idCard = Objects.requireNonNull(idCard, "idCard");
    }

    /**
     * Creates an owner.
     *
     * @param socialCreditCode the company's unified social credit code, 18 letters and digits
     * @param legalPersonName the representative's name as on the identity card
     * @param legalPersonIdNumber the representative's identity card number, 18 digits of which the last may be an X
     * @param idCard an image of the identity card
     */
    public static SignatureOwner of(
            String socialCreditCode, String legalPersonName, String legalPersonIdNumber, SignatureImage idCard) {
        if (!CREDIT_CODE.matcher(socialCreditCode).matches()) {
            throw new IllegalArgumentException("a social credit code must have 18 letters and digits");
        }
        if (legalPersonName.isBlank()) {
            throw new IllegalArgumentException("the legal person's name is blank");
        }
        if (!ID_NUMBER.matcher(legalPersonIdNumber).matches()) {
            throw new IllegalArgumentException(
                    "the legal person's id number must have 18 digits, of which the last may be an X");
        }
        return new SignatureOwner(socialCreditCode, legalPersonName, legalPersonIdNumber, idCard);
    }

    /** Returns the company's unified social credit code. */
    public String socialCreditCode() {
        return socialCreditCode;
    }

    /** Returns the representative's name as on the identity card. */
    public String legalPersonName() {
        return legalPersonName;
    }

    /** Returns the representative's identity card number. */
    public String legalPersonIdNumber() {
        return legalPersonIdNumber;
    }

    /** Returns the image of the identity card. */
    public SignatureImage idCard() {
        return idCard;
    }

    private List<Object> values() {
        return List.of(socialCreditCode, legalPersonName, legalPersonIdNumber, idCard);
    }

    @Override
    public boolean equals(@Nullable Object other) {
        return other instanceof SignatureOwner that && values().equals(that.values());
    }

    @Override
    public int hashCode() {
        return values().hashCode();
    }

    @Override
    public String toString() {
        return "SignatureOwner{***}";
    }
}
