package io.smsgateway.itniotech;

import io.smsgateway.http.HttpOutcome.Responded;
import io.smsgateway.http.Json;
import io.smsgateway.http.Sensitive;
import io.smsgateway.http.UnreadableResponseException;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/**
 * The members that every response has.
 *
 * @param status {@code 0} if the call succeeded, which does not yet mean that its content did
 * @param reason a phrase or a constant of the vendor; for people only
 */
record Envelope(@Nullable String status, @Nullable Sensitive<String> reason) {

    private static final Pattern CODE = Pattern.compile("-?[0-9]{1,6}");
    private static final Envelope UNREADABLE = new Envelope(null, null);

    /** Reads a response; without a status if it is not in the vendor's format. */
    static Envelope of(Responded response) {
        try {
            return Json.read(response.body(), Envelope.class);
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
