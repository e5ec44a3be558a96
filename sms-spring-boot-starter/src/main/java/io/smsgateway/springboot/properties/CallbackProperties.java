package io.smsgateway.springboot.properties;

import io.smsgateway.delivery.CallbackRequest;
import java.net.URI;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/**
 * Callbacks of vendors at {@code /sms-gateway/callbacks/<provider>/<token>}.
 *
 * @param token Secret token in the callback URL: 32 to 200 random letters and digits. None by default, and callbacks are
 *     disabled
 * @param publicUrl URL of the application as vendors call it, https or http, such as https://www.example.com; the path
 *     of the callback is appended. Some vendors sign this URL. None by default
 * @param unknownReports What happens to delivery reports about messages that KnownMessages does not know: accept or
 *     discard. By default those of vendors that sign nothing are discarded, others accepted
 */
public record CallbackProperties(
        @Nullable String token,
        @Nullable URI publicUrl,
        @Nullable UnknownReportPolicy unknownReports) {

    private static final Pattern TOKEN = Pattern.compile("[A-Za-z0-9]{32,200}");

    public CallbackProperties {
        requireToken("token", token);
        if (publicUrl != null) {
            URI url = publicUrl;
            InvalidValueException.check(
                    "public-url", () -> CallbackRequest.of("POST", new byte[0]).withPublicUrl(url));
        }
    }

    static void requireToken(String property, @Nullable String token) {
        if (token != null && !TOKEN.matcher(token).matches()) {
            throw new InvalidValueException(property, property + " must be 32 to 200 random letters and digits");
        }
    }

    @Override
    public String toString() {
        return "CallbackProperties{" + (token == null ? "off" : "on") + "}";
    }
}
