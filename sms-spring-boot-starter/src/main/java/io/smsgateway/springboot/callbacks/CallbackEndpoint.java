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
import java.util.Collections;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.context.ApplicationEventPublisher;
import org.springframework.http.server.PathContainer;
import org.springframework.http.server.RequestPath;
import org.springframework.web.HttpRequestHandler;
import org.springframework.web.util.ServletRequestPathUtils;
import org.springframework.web.util.pattern.PathPattern;
import org.springframework.web.util.pattern.PathPatternParser;

/**
 * Receives callbacks of vendors and publishes them as application events. A wrong provider or token gets a 404 without a
 * body. An exception of a listener makes the vendor repeat the callback, so a listener that must lose no event stores it
 * before it returns.
 */
final class CallbackEndpoint implements HttpRequestHandler {

    static final String PATH = "/sms-gateway/callbacks/{provider}/{token}";

    private static final PathPattern PATTERN = PathPatternParser.defaultInstance.parse(PATH);

    private static final Logger LOG = LoggerFactory.getLogger(CallbackEndpoint.class);

    private final CallbackUrls urls;
    private final List<CallbackReceiverResolver> sources;
    private final ApplicationEventPublisher events;
    private final TimeSource time;

    CallbackEndpoint(
            CallbackUrls urls,
            List<CallbackReceiverResolver> sources,
            ApplicationEventPublisher events,
            TimeSource time) {
        this.urls = urls;
        this.sources = List.copyOf(sources);
        this.events = events;
        this.time = time;
    }

    @Override
    public void handleRequest(HttpServletRequest request, HttpServletResponse response) throws IOException {
        // not the variables of the mapping, which Spring reads from the path with the context path
        PathPattern.PathMatchInfo path = PATTERN.matchAndExtract(path(request));
        String provider = variable(path, "provider");
        String token = variable(path, "token");
        Optional<CallbackReceiver> receiver = receiver(provider, token);
        if (receiver.isEmpty()) {
            // not sendError: its page would show the path, which may contain the token of another provider
            response.setStatus(HttpServletResponse.SC_NOT_FOUND);
            return;
        }
        try {
            CallbackRequest received = CallbackRequest.read(
                            request.getMethod(),
                            request.getQueryString(),
                            headers(request),
                            FormBody.of(request, new TimeLimitedInputStream(request.getInputStream(), time)))
                    .at(token)
                    .withPublicUrl(urls.publicUrl(ProviderId.of(provider), token));
            respond(receiver.get().receive(received, this::publish), response);
        } catch (TimeLimitedInputStream.TooSlowException late) {
            respond(
                    CallbackResponse.text(
                            HttpServletResponse.SC_REQUEST_TIMEOUT, "request timeout; repeat the callback"),
                    response);
        }
    }

    private static Map<String, List<String>> headers(HttpServletRequest request) {
        Map<String, List<String>> headers = new HashMap<>();
        Collections.list(request.getHeaderNames())
                .forEach(name -> headers.put(name, Collections.list(request.getHeaders(name))));
        return headers;
    }

    private static PathContainer path(HttpServletRequest request) {
        RequestPath path = ServletRequestPathUtils.hasParsedRequestPath(request)
                ? ServletRequestPathUtils.getParsedRequestPath(request)
                : ServletRequestPathUtils.parseAndCache(request);
        return path.pathWithinApplication();
    }

    private static String variable(PathPattern.@Nullable PathMatchInfo path, String name) {
        return path == null ? "" : path.getUriVariables().getOrDefault(name, "");
    }

    private Optional<CallbackReceiver> receiver(String name, String token) {
        ProviderId provider;
        try {
            provider = ProviderId.of(name);
        } catch (IllegalArgumentException noName) {
            return Optional.empty();
        }
        if (!urls.matches(provider, token)) {
            return Optional.empty();
        }
        return sources.stream()
                .flatMap(source -> source.receiver(provider, token).stream())
                .findFirst();
    }

    private void publish(ProviderEvent event) {
        try {
            events.publishEvent(event);
        } catch (RuntimeException failure) {
            // only the class: the message may contain a phone number
            LOG.warn(
                    "Callback listener for {} threw {}; requesting redelivery",
                    event.provider(),
                    failure.getClass().getName());
            throw failure;
        }
    }

    private static void respond(CallbackResponse result, HttpServletResponse response) throws IOException {
        response.setStatus(result.status());
        result.headers().forEach(response::setHeader);
        response.getOutputStream().write(result.body().getBytes(StandardCharsets.UTF_8));
    }

    @Override
    public String toString() {
        return "CallbackEndpoint{" + PATH + "}";
    }
}
