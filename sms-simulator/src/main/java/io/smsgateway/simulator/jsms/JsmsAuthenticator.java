package io.smsgateway.simulator.jsms;

import static java.nio.charset.StandardCharsets.UTF_8;

import io.smsgateway.simulator.Fault;
import io.smsgateway.simulator.internal.Call;
import java.util.Base64;
import java.util.Locale;

/**
 * Who may come in. Decided here: no {@code Authorization}, or another scheme than Basic, is 50001; malformed base64, an
 * unknown pair, and the wrong one of the two known pairs are 50002. Checks run in the order credentials, path, verb, the
 * pair that the path asks for, bars of the account, media type, body. A body is taken as JSON whatever its content type,
 * as official clients post {@code text/plain} or none; only forms and multipart are 415.
 */
final class JsmsAuthenticator {

    private static final String BASIC = "basic ";

    private JsmsAuthenticator() {}

    static JsmsPair pair(Call call) throws JsmsRefusal {
        String authorization = call.header("Authorization");
        if (!authorization.toLowerCase(Locale.ROOT).startsWith(BASIC)) {
            throw new JsmsRefusal(JsmsError.MISSING_AUTH);
        }
        if (call.shows(Fault.BAD_CREDENTIALS)) {
            throw new JsmsRefusal(JsmsError.AUTH_FAILED);
        }
        String shown = decode(authorization.substring(BASIC.length()).strip());
        for (JsmsPair pair : JsmsPair.values()) {
            if (pair.matches(shown)) {
                return pair;
            }
        }
        throw new JsmsRefusal(JsmsError.AUTH_FAILED);
    }

    private static String decode(String base64) throws JsmsRefusal {
        try {
            return new String(Base64.getDecoder().decode(base64), UTF_8);
        } catch (IllegalArgumentException e) {
            throw new JsmsRefusal(JsmsError.AUTH_FAILED);
        }
    }

    static void checkBar(JsmsAccount account) throws JsmsRefusal {
        switch (account.bar()) {
            case NONE -> {}
            case NOT_OPENED -> throw new JsmsRefusal(JsmsError.NOT_OPENED);
            case ILLEGAL_IP -> throw new JsmsRefusal(JsmsError.ILLEGAL_IP);
            case BARRED -> throw new JsmsRefusal(JsmsError.APP_BARRED);
        }
    }

    static void checkMedia(Call call) throws JsmsRefusal {
        String type = call.header("Content-Type").toLowerCase(Locale.ROOT);
        if (type.startsWith("multipart/") || type.startsWith("application/x-www-form-urlencoded")) {
            throw new JsmsRefusal(JsmsError.MEDIA_NOT_SUPPORTED);
        }
    }
}
