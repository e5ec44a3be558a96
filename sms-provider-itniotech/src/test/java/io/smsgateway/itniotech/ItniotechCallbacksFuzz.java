package io.smsgateway.itniotech;

import io.smsgateway.ProviderId;
import io.smsgateway.Secret;
import io.smsgateway.delivery.CallbackReceiver;
import io.smsgateway.delivery.CallbackRequest;
import io.smsgateway.delivery.CallbackResponse;
import io.smsgateway.delivery.InboundMessage;
import io.smsgateway.delivery.ProviderEvent;
import io.smsgateway.delivery.UnknownReports;
import io.smsgateway.http.Json;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/** Whatever is pushed, only what comes by the secret path and is about a message of ours is handled. */
final class ItniotechCallbacksFuzz {

    private static final String TOKEN = "0123456789abcdefghijklmnopqrstuv";
    private static final Set<String> OURS = Set.of("2601011200001000001", "1demoorder000000");

    private static final OrderIds ORDER_IDS = new OrderIds(new Random(1), "k1", Secret.of("api-secret", "s1"));

    private ItniotechCallbacksFuzz() {}

    /** The first byte says whether the rest is pushed, or is the last part of the path. */
    public static void fuzzerTestOneInput(byte[] data) {
        if (data.length < 1) {
            return;
        }
        byte[] rest = Arrays.copyOfRange(data, 1, data.length);
        String text = new String(rest, StandardCharsets.UTF_8);
        List<String> asked = new ArrayList<>();
        List<ProviderEvent> events = new ArrayList<>();
        CallbackReceiver receiver = new ItniotechCallbacks(
                new PushReader(ProviderId.of("itniotech")),
                ORDER_IDS,
                Set.of("appDemo1"),
                TOKEN,
                (vendor, id, person) -> asked.add(id) && OURS.contains(id),
                UnknownReports.discard());
        boolean isPush = Math.floorMod(data[0] - '0', 2) == 0;
        byte[] body = isPush ? rest : Samples.file("push-itniotech-com.json").getBytes(StandardCharsets.UTF_8);
        CallbackRequest request = CallbackRequest.of("POST", body).at(isPush ? TOKEN : text);
        CallbackResponse answer = receiver.receive(request, events::add);
        require(answer.status() != 500, "nothing is thrown");
        require(events.size() <= 1, "one push is one event");
        if (!events.isEmpty()) {
            require(isPush || text.equals(TOKEN), "only what comes by the path");
            require(
                    events.get(0) instanceof InboundMessage
                            || PushReader.mayBeInbound(new Fields(Json.read(body, Map.class)))
                            || asked.stream().anyMatch(OURS::contains)
                            || isOurs(PushReader.orderId(new Fields(Json.read(body, Map.class)))),
                    "only what is about ours");
        }
    }

    private static boolean isOurs(@Nullable String orderId) {
        return orderId != null && ORDER_IDS.isOurs(orderId);
    }

    private static void require(boolean holds, String what) {
        if (!holds) {
            throw new AssertionError(what);
        }
    }
}
