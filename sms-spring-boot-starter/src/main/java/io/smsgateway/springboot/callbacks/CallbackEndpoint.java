package io.smsgateway.springboot.callbacks;

import io.smsgateway.ProviderId;
import io.smsgateway.TimeSource;
import io.smsgateway.delivery.CallbackReceiver;
import io.smsgateway.delivery.CallbackRequest;
import io.smsgateway.delivery.CallbackResponse;
import io.smsgateway.delivery.ProviderEvent;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.context.ApplicationEventPublisher;
import org.springframework.web.HttpRequestHandler;
import org.springframework.web.servlet.HandlerMapping;

/**
 * Takes what vendors push and publishes it as application events. Whatever is wrong with the address is answered as if
 * nothing were there. A listener that throws has the vendor call again; one that must not lose an event keeps it before it
 * returns.
 */
final class CallbackEndpoint implements HttpRequestHandler {

    static final String PATH = "/sms-gateway/callbacks/{provider}/{token}";

    private static final Logger LOG = LoggerFactory.getLogger(CallbackEndpoint.class);

    private final CallbackTokens tokens;
    private final List<CallbackSource> sources;
    private final ApplicationEventPublisher events;
    private final TimeSource time;

    CallbackEndpoint(
            CallbackTokens tokens, List<CallbackSource> sources, ApplicationEventPublisher events, TimeSource time) {
        this.tokens = tokens;
        this.sources = List.copyOf(sources);
        this.events = events;
        this.time = time;
    }

    @Override
    public void handleRequest(HttpServletRequest request, HttpServletResponse response) throws IOException {
        Object variables = request.getAttribute(HandlerMapping.URI_TEMPLATE_VARIABLES_ATTRIBUTE);
        String provider = variable(variables, "provider");
        String token = variable(variables, "token");
        Optional<CallbackReceiver> receiver = receiver(provider, token);
        if (receiver.isEmpty()) {
            // not sendError, whose page would show the path, and a token that is right elsewhere with it
            response.setStatus(HttpServletResponse.SC_NOT_FOUND);
            return;
        }
        try {
            CallbackRequest received = CallbackRequest.read(
                            request.getMethod(),
                            request.getQueryString(),
                            request.getContentType(),
                            new TimeLimitedInputStream(request.getInputStream(), time))
                    .at(token);
            answer(receiver.get().receive(received, this::publish), response);
        } catch (TimeLimitedInputStream.TooSlowException late) {
            answer(new CallbackResponse(HttpServletResponse.SC_REQUEST_TIMEOUT, "too slow; try again"), response);
        }
    }

    private static String variable(Object variables, String name) {
        return variables instanceof Map<?, ?> map && map.get(name) instanceof String value ? value : "";
    }

    private Optional<CallbackReceiver> receiver(String name, String token) {
        ProviderId provider;
        try {
            provider = ProviderId.of(name);
        } catch (IllegalArgumentException noName) {
            return Optional.empty();
        }
        if (!tokens.isRight(provider, token)) {
            return Optional.empty();
        }
        return sources.stream()
                .flatMap(source -> source.receiver(provider, token).stream())
                .findFirst();
    }

    private void publish(ProviderEvent event) {
        try {
            events.publishEvent(event);
        } catch (RuntimeException failed) {
            // the class only: what it says may hold a number
            LOG.warn(
                    "a listener to what {} told threw {}; the vendor is asked to call again",
                    event.provider(),
                    failed.getClass().getName());
            throw failed;
        }
    }

    private static void answer(CallbackResponse answer, HttpServletResponse response) throws IOException {
        response.setStatus(answer.status());
        CallbackResponse.HEADERS.forEach(response::setHeader);
        response.getOutputStream().write(answer.body().getBytes(StandardCharsets.UTF_8));
    }

    @Override
    public String toString() {
        return "CallbackEndpoint{" + PATH + "}";
    }
}
