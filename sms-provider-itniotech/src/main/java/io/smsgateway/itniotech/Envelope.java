package io.smsgateway.itniotech;

import io.smsgateway.http.HttpOutcome.Answered;
import io.smsgateway.http.Json;
import io.smsgateway.http.Sensitive;
import io.smsgateway.http.UnreadableResponseException;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/**
 * What every answer begins with.
 *
 * @param status {@code 0} where the call worked, which says nothing yet of what was asked
 * @param reason a phrase or a constant of the vendor's programs; for people only
 */
record Envelope(@Nullable String status, @Nullable Sensitive<String> reason) {

    private static final Pattern CODE = Pattern.compile("-?[0-9]{1,6}");
    private static final Envelope UNREADABLE = new Envelope(null, null);

    /** What an answer says; one without a status where it is not in the vendor's form. */
    static Envelope of(Answered answered) {
        try {
            return Json.read(answered.body(), Envelope.class);
        } catch (UnreadableResponseException notTheVendors) {
            return UNREADABLE;
        }
    }

    static boolean isCode(@Nullable String status) {
        return status != null && CODE.matcher(status).matches();
    }

    boolean isSuccess() {
        return StatusCode.SUCCESS.equals(status);
    }
}
