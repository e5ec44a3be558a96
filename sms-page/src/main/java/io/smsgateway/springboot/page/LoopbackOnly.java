package io.smsgateway.springboot.page;

import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import java.net.InetAddress;
import java.net.UnknownHostException;
import java.util.Set;
import org.springframework.web.servlet.HandlerInterceptor;

/**
 * Interceptor that rejects requests of other machines, and those with a foreign {@code Host} or {@code Origin}: any web site can
 * make a browser call a loopback address, from its own page or through DNS rebinding. Allows responses to load and run nothing
 * of other sites. Safe for many threads.
 */
public final class LoopbackOnly implements HandlerInterceptor {

    private static final Set<String> NAMES = Set.of("127.0.0.1", "localhost", "[::1]", "::1");

    /** Creates an interceptor. */
    public LoopbackOnly() {}

    @Override
    public boolean preHandle(HttpServletRequest request, HttpServletResponse response, Object handler) {
        if (!isLocal(request) || !isOwnOrigin(request)) {
            response.setStatus(HttpServletResponse.SC_FORBIDDEN);
            return false;
        }
        response.setHeader(
                "Content-Security-Policy",
                "default-src 'none'; style-src 'self'; script-src 'self'; connect-src 'self'; img-src data:;"
                        + " form-action 'self'; base-uri 'none'; frame-ancestors 'none'");
        response.setHeader("X-Content-Type-Options", "nosniff");
        // with no-referrer, browsers would send the page's own forms with a null origin
        response.setHeader("Referrer-Policy", "same-origin");
        response.setHeader("Cache-Control", "no-store");
        return true;
    }

    /** A proxy on this machine has a loopback address, and forwards requests of other machines. */
    private static boolean isLocal(HttpServletRequest request) {
        try {
            return InetAddress.getByName(request.getRemoteAddr()).isLoopbackAddress()
                    && NAMES.contains(request.getServerName())
                    && request.getHeader("Forwarded") == null
                    && request.getHeader("X-Forwarded-For") == null;
        } catch (UnknownHostException e) {
            return false;
        }
    }

    private static boolean isOwnOrigin(HttpServletRequest request) {
        String origin = request.getHeader("Origin");
        return origin == null || origin.equals(request.getScheme() + "://" + request.getHeader("Host"));
    }
}
