package io.smsgateway.itniotech;

import io.smsgateway.delivery.CallbackReceiver;
import io.smsgateway.delivery.CallbackRequest;
import io.smsgateway.delivery.CallbackResponse;
import io.smsgateway.delivery.KnownMessages;
import io.smsgateway.delivery.ProviderEvent;
import io.smsgateway.delivery.UnknownReports;
import io.smsgateway.http.Json;
import io.smsgateway.http.UnreadableResponseException;
import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.util.Map;
import java.util.Set;
import java.util.function.Consumer;
import org.jspecify.annotations.Nullable;

/** Receives the vendor's pushes. Only the secret token in the path authenticates them. */
final class ItniotechCallbacks implements CallbackReceiver {

    private static final int SHORTEST_TOKEN = 32;

    private static final CallbackResponse DONE = CallbackResponse.text(200, "ok");
    private static final CallbackResponse NOTHING_HERE = CallbackResponse.text(404, "not found");
    private static final CallbackResponse UNREADABLE = CallbackResponse.text(400, "not a JSON object");

    private final PushReader reader;
    private final OrderIds orderIds;
    private final Set<String> appIds;
    private final byte[] token;
    private final KnownMessages known;
    private final UnknownReports unknown;

    /**
     * Creates a receiver.
     *
     * @param appIds applications of the account; a report that names another one is ignored
     */
    ItniotechCallbacks(
            PushReader reader,
            OrderIds orderIds,
            Set<String> appIds,
            String token,
            KnownMessages known,
            UnknownReports unknown) {
        if (token.length() < SHORTEST_TOKEN || !token.matches("[A-Za-z0-9._~-]+")) {
            throw new IllegalArgumentException("the token of the callback path must have at least " + SHORTEST_TOKEN
                    + " random letters and digits; it is the only authentication");
        }
        this.reader = reader;
        this.orderIds = orderIds;
        this.appIds = appIds;
        this.token = token.getBytes(StandardCharsets.US_ASCII);
        this.known = known;
        this.unknown = unknown;
    }

    @Override
    public CallbackResponse receive(CallbackRequest request, Consumer<ProviderEvent> handler) {
        String given = request.token();
        if (!MessageDigest.isEqual(token, (given == null ? "" : given).getBytes(StandardCharsets.UTF_8))) {
            return NOTHING_HERE;
        }
        if (!request.method().equals("POST")) {
            return CallbackResponse.text(405, "POST");
        }
        if (request.body().length > MAX_BODY_BYTES) {
            return CallbackResponse.text(413, "the body is too large");
        }
        Fields push;
        try {
            push = new Fields(Json.read(request.body(), Map.class));
        } catch (UnreadableResponseException notJson) {
            return UNREADABLE;
        }
        try {
            if (PushReader.mayBeInbound(push)) {
                handler.accept(reader.read(push, null, request.body()));
            } else {
                report(push, request.body(), handler);
            }
            // also for discarded reports, so that they are not pushed again
            return DONE;
        } catch (RuntimeException failed) {
            return CallbackResponse.text(500, "the handler failed; try again later");
        }
    }

    private void report(Fields push, byte[] body, Consumer<ProviderEvent> handler) {
        String appId = push.word("appId");
        if (appId != null && !appIds.contains(appId)) {
            return;
        }
        String orderId = PushReader.orderId(push);
        // an earlier secret of the account proves nothing, but the application may know the reference
        String reference = orderId == null ? null : OrderIds.unproved(orderId);
        boolean named = (orderId != null && orderIds.isOurs(orderId)) || isKnown(reference, push);
        ProviderEvent event = reader.read(push, named ? reference : orderId, body);
        if (named || isKnown(PushReader.id(push), push) || isKnown(orderId, push) || unknown.accepts(event)) {
            handler.accept(event);
        }
    }

    private boolean isKnown(@Nullable String id, Fields push) {
        return id != null && known.knows(reader.provider(), id, PushReader.person(push));
    }
}
