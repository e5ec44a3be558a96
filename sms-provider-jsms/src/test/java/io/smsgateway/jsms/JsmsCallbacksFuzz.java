package io.smsgateway.jsms;

import io.smsgateway.delivery.CallbackReceiver;
import io.smsgateway.delivery.CallbackRequest;
import io.smsgateway.delivery.InMemoryNonceStore;
import io.smsgateway.delivery.ProviderEvent;
import io.smsgateway.testkit.SettableClock;
import java.net.URI;
import java.nio.charset.StandardCharsets;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Map;

/** Whatever is sent to the callback's path, only what is signed is handled, and once. */
final class JsmsCallbacksFuzz {

    private static final long NOW = 1_700_000_060_000L;
    private static final SettableClock CLOCK = SettableClock.at(Instant.ofEpochMilli(NOW));

    @SuppressWarnings("resource")
    private static final JsmsProvider PROVIDER =
            new JsmsProvider(Jsms.settings(URI.create("http://127.0.0.1:9")), CLOCK);

    private JsmsCallbacksFuzz() {}

    /** The first byte says whether the rest is a form, a query, or what is said in a form that is signed. */
    public static void fuzzerTestOneInput(byte[] data) {
        if (data.length < 1) {
            return;
        }
        byte[] rest = Arrays.copyOfRange(data, 1, data.length);
        String text = new String(rest, StandardCharsets.UTF_8);
        CallbackReceiver receiver = PROVIDER.callbacks(new InMemoryNonceStore(CLOCK, 4));
        switch (Math.floorMod(data[0] - '0', 3)) {
            case 0 -> form(receiver, rest);
            case 1 -> echo(receiver, text);
            default -> signed(receiver, text);
        }
    }

    private static void form(CallbackReceiver receiver, byte[] body) {
        List<ProviderEvent> events = new ArrayList<>();
        CallbackRequest request = CallbackRequest.of("POST", body).withHeader("Content-Type", Callback.FORM);
        int status = receiver.receive(request, events::add).status();
        require(events.isEmpty() == (status != 200), "what is answered well is handled");
        if (!events.isEmpty()) {
            Map<String, String> fields = Form.read(body).orElseThrow();
            String expected = Callback.of(fields.getOrDefault("nonce", ""), 0, "", "")
                    .with("timestamp", fields.getOrDefault("timestamp", ""))
                    .signedWith(Jsms.MASTER_SECRET)
                    .signature();
            require(expected.equals(fields.get("signature")), "only what is signed is handled");
        }
        receiver.receive(request, events::add);
        require(events.size() <= 1, "nothing is handled twice");
    }

    private static void echo(CallbackReceiver receiver, String query) {
        var answer = receiver.receive(Callback.get(query), event -> require(false, "a question is no event"));
        require(answer.status() != 200 || answer.body().matches("[A-Za-z0-9]{8}"), "nothing else is reflected");
    }

    private static void signed(CallbackReceiver receiver, String text) {
        List<ProviderEvent> events = new ArrayList<>();
        int newline = text.indexOf('\n');
        String type = newline < 0 ? "SMS_REPORT" : text.substring(0, newline);
        CallbackRequest request =
                Callback.of("7", NOW, type, text.substring(newline + 1)).request();
        int first = receiver.receive(request, events::add).status();
        int second = receiver.receive(request, events::add).status();
        // a body that is too long is not read, signed or not
        require(first == 413 || (first == 200 && second == 200 && events.size() == 1), "what is signed counts once");
    }

    private static void require(boolean holds, String what) {
        if (!holds) {
            throw new AssertionError(what);
        }
    }
}
