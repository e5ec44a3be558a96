package io.smsgateway.quickstart.page;

import jakarta.servlet.FilterChain;
import jakarta.servlet.ServletException;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import java.io.IOException;
import java.util.Set;
import org.springframework.stereotype.Component;
import org.springframework.web.filter.OncePerRequestFilter;

/**
 * Filter that rejects requests with a foreign {@code Host} or {@code Origin}: any web site can make a browser call a
 * loopback address, from its own page or through DNS rebinding.
 */
@Component
final class LoopbackOnly extends OncePerRequestFilter {

    private static final Set<String> NAMES = Set.of("127.0.0.1", "localhost", "[::1]", "::1");

    @Override
    protected void doFilterInternal(HttpServletRequest request, HttpServletResponse response, FilterChain rest)
            throws ServletException, IOException {
        String origin = request.getHeader("Origin");
        boolean ours = origin == null || origin.equals("http://" + request.getHeader("Host"));
        if (!ours || !NAMES.contains(request.getServerName())) {
            response.setStatus(HttpServletResponse.SC_FORBIDDEN);
            return;
        }
        response.setHeader("Content-Security-Policy", "default-src 'self'; img-src data:; frame-ancestors 'none'");
        response.setHeader("X-Content-Type-Options", "nosniff");
        // with no-referrer, browsers would send the page's own forms with a null origin
        response.setHeader("Referrer-Policy", "same-origin");
        rest.doFilter(request, response);
    }
}
