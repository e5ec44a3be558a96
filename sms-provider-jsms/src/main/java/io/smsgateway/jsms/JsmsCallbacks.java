package io.smsgateway.jsms;

import io.smsgateway.delivery.CallbackReceiver;
import io.smsgateway.delivery.CallbackRequest;
import io.smsgateway.delivery.CallbackResponse;
import io.smsgateway.delivery.NonceStore;
import io.smsgateway.delivery.ProviderEvent;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.function.Consumer;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/** Receives the vendor's callbacks. The vendor signs neither type nor data, so a verified call is accepted once. */
final class JsmsCallbacks implements CallbackReceiver {

    /** The last repetition comes after 12 hours; whether it is signed anew is not documented. */
    private static final long OLDEST = Duration.ofHours(14).toMillis();

    private static final long NEWEST = Duration.ofMinutes(5).toMillis();

    private static final Pattern ECHO = Pattern.compile("[A-Za-z0-9]{8}");
    private static final Pattern NONCE = Pattern.compile("-?[0-9]{1,19}");
    private static final Pattern TIMESTAMP = Pattern.compile("[0-9]{1,19}");
    private static final int MOST_QUERY = 4 << 10;

    private static final CallbackResponse DONE = CallbackResponse.text(200, "ok");
    private static final CallbackResponse LATER = CallbackResponse.text(503, "try again later");

    private final EventReader events;
    private final CallbackSignature signature;
    private final NonceStore nonces;
    private final Clock clock;

    JsmsCallbacks(EventReader events, CallbackSignature signature, NonceStore nonces, Clock clock) {
        this.events = events;
        this.signature = signature;
        this.nonces = nonces;
        this.clock = clock;
    }

    @Override
    public CallbackResponse receive(CallbackRequest request, Consumer<ProviderEvent> handler) {
        return switch (request.method()) {
            case "GET" -> echo(request.query());
            case "POST" -> post(request, handler);
            default -> CallbackResponse.text(405, "GET or POST");
        };
    }

    /**
     * Called once without a signature when the URL is saved in the console. Only short alphanumeric text is reflected,
     * because the endpoint is public.
     */
    private static CallbackResponse echo(String query) {
        String text = query.length() > MOST_QUERY
                ? null
                : Form.read(query).map(fields -> fields.get("echostr")).orElse(null);
        return text != null && ECHO.matcher(text).matches() ? CallbackResponse.text(200, text) : bad("no echostr");
    }

    private CallbackResponse post(CallbackRequest request, Consumer<ProviderEvent> handler) {
        if (request.body().length > MAX_BODY_BYTES) {
            return CallbackResponse.text(413, "the body is too large");
        }
        if (!isForm(request.contentType())) {
            return bad("the body is not a URL-encoded form");
        }
        Optional<Map<String, String>> fields = Form.read(request.body());
        return fields.isPresent() ? form(fields.get(), handler) : bad("the body is not a URL-encoded form");
    }

    private CallbackResponse form(Map<String, String> fields, Consumer<ProviderEvent> handler) {
        String nonce = fields.get("nonce");
        String timestamp = fields.get("timestamp");
        String signed = fields.get("signature");
        String type = fields.get("type");
        String data = fields.get("data");
        if (nonce == null || timestamp == null || signed == null || type == null || data == null) {
            return bad("a required field is missing");
        }
        if (!signature.isOf(signed, nonce, timestamp)) {
            return CallbackResponse.text(403, "invalid signature");
        }
        Long number = number(NONCE, nonce);
        Long stamp = number(TIMESTAMP, timestamp);
        if (number == null || stamp == null) {
            return bad("nonce or timestamp is missing");
        }
        // neither is negative, so the difference cannot overflow
        long age = clock.millis() - stamp;
        if (age > OLDEST || age < -NEWEST) {
            return CallbackResponse.text(403, "the timestamp is outside the accepted range");
        }
        String claimed = events.provider() + ":" + number + ":" + stamp;
        // kept a moment longer than the accepted range
        Instant expiry = Instant.ofEpochMilli(stamp).plusMillis(OLDEST + 1);
        return once(claimed, expiry, () -> handler.accept(events.pushed(type, data)));
    }

    private CallbackResponse once(String nonce, Instant expiry, Runnable handling) {
        NonceStore.Claim claim;
        try {
            claim = nonces.claim(nonce, expiry);
        } catch (RuntimeException storeIsDown) {
            return LATER;
        }
        return switch (claim) {
            case TAKEN -> handle(nonce, handling);
            case USED -> DONE;
            case BUSY, NO_ROOM -> LATER;
        };
    }

    private CallbackResponse handle(String nonce, Runnable handling) {
        boolean handled = false;
        try {
            handling.run();
            handled = true;
        } catch (RuntimeException failed) {
            return CallbackResponse.text(500, "the handler failed; try again later");
        } finally {
            settle(nonce, handled);
        }
        return DONE;
    }

    /** A store that fails here leaves the nonce claimed, so that a handled event is never handled again. */
    private void settle(String nonce, boolean handled) {
        try {
            if (handled) {
                nonces.used(nonce);
            } else {
                nonces.release(nonce);
            }
        } catch (RuntimeException storeIsDown) {
            // the response depends on the event's handling alone, which is complete
        }
    }

    private static @Nullable Long number(Pattern shape, String text) {
        try {
            return shape.matcher(text).matches() ? Long.valueOf(text) : null;
        } catch (NumberFormatException tooLarge) {
            return null;
        }
    }

    /** The pages do not show the header, so a missing one is accepted. */
    private static boolean isForm(@Nullable String contentType) {
        return contentType == null
                || contentType
                        .split(";", 2)[0]
                        .strip()
                        .toLowerCase(Locale.ROOT)
                        .equals("application/x-www-form-urlencoded");
    }

    private static CallbackResponse bad(String why) {
        return CallbackResponse.text(400, why);
    }
}
