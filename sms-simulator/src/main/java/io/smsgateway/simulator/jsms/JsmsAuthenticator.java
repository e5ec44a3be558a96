package io.smsgateway.simulator.jsms;

import static java.nio.charset.StandardCharsets.UTF_8;

import io.smsgateway.simulator.Fault;
import io.smsgateway.simulator.internal.VendorRequest;
import java.util.Base64;
import java.util.Locale;

/**
 * Checks credentials. Decided here: no {@code Authorization}, or a scheme other than Basic, is 50001; malformed base64, an unknown
 * pair, and the wrong one of the two known pairs are 50002. Checks run in the order credentials, path, method, the pair that
 * the path requires, bars of the account, media type, body. A body is read as JSON whatever its content type, because official
 * clients post {@code text/plain} or none; only forms and multipart are 415.
 */
final class JsmsAuthenticator {

    private static final String BASIC = "basic ";

    private JsmsAuthenticator() {}

    /** Returns whether the credentials are those of the developer account; false for those of the application. */
    static boolean developer(VendorRequest request) throws JsmsRefusal {
        String authorization = request.header("Authorization");
        JsmsError.MISSING_AUTH.refuseIf(!authorization.toLowerCase(Locale.ROOT).startsWith(BASIC));
        String credentials = decode(authorization.substring(BASIC.length()).strip());
        boolean developer = credentials.equals(JsmsVendor.DEV_KEY + ":" + JsmsVendor.API_DEV_SECRET);
        boolean application = credentials.equals(JsmsVendor.APP_KEY + ":" + JsmsVendor.MASTER_SECRET);
        JsmsError.AUTH_FAILED.refuseIf(request.shows(Fault.BAD_CREDENTIALS) || !(developer || application));
        return developer;
    }

    private static String decode(String base64) throws JsmsRefusal {
        try {
            return new String(Base64.getDecoder().decode(base64), UTF_8);
        } catch (IllegalArgumentException e) {
            throw JsmsError.AUTH_FAILED.refusal();
        }
    }
}
