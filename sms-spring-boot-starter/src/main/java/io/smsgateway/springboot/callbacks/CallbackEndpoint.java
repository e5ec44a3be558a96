package io.smsgateway.springboot.callbacks;

import io.smsgateway.TimeSource;
import io.smsgateway.delivery.CallbackReceiver;
import io.smsgateway.delivery.CallbackRequest;
import io.smsgateway.delivery.CallbackResponse;
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

    private static final PathPattern PATTERN = PathPatternParser.defaultInstance.parse(CallbackUrls.PATH);

    private final SmsCallbacks callbacks;
    private final TimeSource time;

    CallbackEndpoint(SmsCallbacks callbacks, TimeSource time) {
        this.callbacks = callbacks;
        this.time = time;
    }

    @Override
    public void handleRequest(HttpServletRequest request, HttpServletResponse response) throws IOException {
        // not the variables of the mapping, which Spring reads from the path with the context path
        PathPattern.PathMatchInfo path = PATTERN.matchAndExtract(path(request));
        String provider = variable(path, "provider");
        String token = variable(path, "token");
        Optional<CallbackReceiver> receiver = callbacks.receiver(provider, token);
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
                            ReplayedFormBody.of(request, new TimeLimitedInputStream(request.getInputStream(), time)))
                    .at(token);
            respond(callbacks.receive(receiver.get(), provider, received), response);
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

    private static void respond(CallbackResponse result, HttpServletResponse response) throws IOException {
        response.setStatus(result.status());
        result.headers().forEach(response::setHeader);
        response.getOutputStream().write(result.body().getBytes(StandardCharsets.UTF_8));
    }

    @Override
    public String toString() {
        return "CallbackEndpoint{" + CallbackUrls.PATH + "}";
    }
}
