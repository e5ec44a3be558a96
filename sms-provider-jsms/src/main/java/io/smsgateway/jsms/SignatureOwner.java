package io.smsgateway.jsms;

import java.util.regex.Pattern;

/**
 * The company that applies for a signature, and the person who stands for it by law. Prints neither.
 *
 * @param socialCreditCode the company's unified social credit code, 18 letters and digits
 * @param legalPersonName the person's name as on the identity card
 * @param legalPersonIdNumber the person's number on the identity card, 18 digits of which the last may be an X
 * @param idCard an image of the identity card
 */
public record SignatureOwner(
        String socialCreditCode, String legalPersonName, String legalPersonIdNumber, SignatureImage idCard) {

    private static final Pattern CREDIT_CODE = Pattern.compile("[0-9A-Za-z]{18}");
    private static final Pattern ID_NUMBER = Pattern.compile("[0-9]{17}[0-9Xx]");

    public SignatureOwner {
        if (!CREDIT_CODE.matcher(socialCreditCode).matches()) {
            throw new IllegalArgumentException("a social credit code has 18 letters and digits");
        }
        if (legalPersonName.isBlank()) {
            throw new IllegalArgumentException("the legal person needs a name");
        }
        if (!ID_NUMBER.matcher(legalPersonIdNumber).matches()) {
            throw new IllegalArgumentException(
                    "the legal person's id number has 18 digits, of which the last may be an X");
        }
    }

    @Override
    public String toString() {
        return "SignatureOwner{***}";
    }
}
