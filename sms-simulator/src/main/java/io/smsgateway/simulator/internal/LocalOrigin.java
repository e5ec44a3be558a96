package io.smsgateway.simulator.internal;

import java.net.URI;
import java.util.Locale;
import java.util.Set;
import org.eclipse.jetty.server.Request;
import org.jspecify.annotations.Nullable;

/**
 * Refuses requests of pages of other sites, which may send them to loopback, directly or by a name that they resolve to
 * loopback.
 */
public final class LocalOrigin {

    private static final Set<String> LOCAL = Set.of("localhost", "127.0.0.1", "[::1]");

    private LocalOrigin() {}

    /** Refuses a request whose {@code Host} or {@code Origin} is not on this machine. */
    public static void require(Request request) throws ControlException {
        if (!isLocal(request.getHttpURI().getHost())) {
            throw ControlException.forbidden("the Host of the request is not localhost, 127.0.0.1 or [::1]");
        }
        for (String origin : request.getHeaders().getValuesList("Origin")) {
            if (!isLocal(host(origin))) {
                throw ControlException.forbidden("the Origin of the request is not on this machine");
            }
        }
    }

    private static boolean isLocal(@Nullable String host) {
        return host != null && LOCAL.contains(host.toLowerCase(Locale.ROOT));
    }

    private static @Nullable String host(String origin) {
        try {
            return URI.create(origin).getHost();
        } catch (IllegalArgumentException invalid) {
            return null;
        }
    }
}
