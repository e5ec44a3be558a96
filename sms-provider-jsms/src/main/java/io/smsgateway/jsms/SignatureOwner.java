package io.smsgateway.jsms;

import java.util.regex.Pattern;

/**
 * The company that applies for a signature, and its legal representative. {@code toString} prints neither.
 *
 * @param socialCreditCode the company's unified social credit code, 18 letters and digits
 * @param legalPersonName the representative's name as on the identity card
 * @param legalPersonIdNumber the representative's identity card number, 18 digits of which the last may be an X
 * @param idCard an image of the identity card
 */
public record SignatureOwner(
        String socialCreditCode, String legalPersonName, String legalPersonIdNumber, SignatureImage idCard) {

    private static final Pattern CREDIT_CODE = Pattern.compile("[0-9A-Za-z]{18}");
    private static final Pattern ID_NUMBER = Pattern.compile("[0-9]{17}[0-9Xx]");

    public SignatureOwner {
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
    }

    @Override
    public String toString() {
        return "SignatureOwner{***}";
    }
}
