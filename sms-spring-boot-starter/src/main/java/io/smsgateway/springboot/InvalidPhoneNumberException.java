package io.smsgateway.springboot;

import org.springframework.http.HttpStatus;
import org.springframework.web.bind.annotation.ResponseStatus;

/** Failure of reading a phone number that a person typed. Spring MVC and WebFlux respond to it with status 400. */
@ResponseStatus(HttpStatus.BAD_REQUEST)
public final class InvalidPhoneNumberException extends IllegalArgumentException {

    private final Reason reason;

    /** Why the text is no phone number, for messages to people. Values may be added; use a default branch. */
    public enum Reason {
        /** The text is blank or null. */
        BLANK,
        /** The text has a character that no phone number has, such as a letter. */
        INVALID_CHARACTER,
        /** The number has no country code, and no default region is configured. */
        NO_COUNTRY_CODE,
        /** No country has such a number: it is too long or too short, or its country code does not exist. */
        NOT_POSSIBLE
    }

    InvalidPhoneNumberException(Reason reason, String message) {
        super(message);
        this.reason = reason;
    }

    /** Returns why the text is no phone number. */
    public Reason reason() {
        return reason;
    }
}
