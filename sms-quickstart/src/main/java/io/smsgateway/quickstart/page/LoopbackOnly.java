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
 * Answers this machine's own requests only. Any web site may have the browser call an address on loopback, under a name of
 * its own that leads there, or from a page of its own.
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
        // with no-referrer, browsers would send the page's own forms as from nowhere
        response.setHeader("Referrer-Policy", "same-origin");
        rest.doFilter(request, response);
    }
}
