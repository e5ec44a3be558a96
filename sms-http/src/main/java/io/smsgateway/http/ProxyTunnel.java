package io.smsgateway.http;

import static java.nio.charset.StandardCharsets.UTF_8;

import io.smsgateway.Secret;
import java.io.IOException;
import java.net.Socket;
import java.util.Base64;
import org.apache.hc.core5.http.ClassicHttpRequest;
import org.apache.hc.core5.http.HttpException;
import org.apache.hc.core5.http.HttpHeaders;
import org.apache.hc.core5.http.HttpHost;
import org.apache.hc.core5.http.HttpStatus;
import org.apache.hc.core5.http.Method;
import org.apache.hc.core5.http.message.BasicClassicHttpRequest;
import org.jspecify.annotations.Nullable;

/** Opens a tunnel through a proxy, with Basic authentication if there is a user. */
final class ProxyTunnel {

    private final HttpHost target;
    private final String agent;
    private final @Nullable String authorization;

    ProxyTunnel(HttpHost target, HttpSettings settings, String agent) {
        this.target = target;
        this.agent = agent;
        authorization = authorization(settings.proxyUser(), settings.proxyPassword());
    }

    private static @Nullable String authorization(@Nullable String user, @Nullable Secret password) {
        if (user == null || password == null) {
            return null;
        }
        return "Basic " + Base64.getEncoder().encodeToString((user + ":" + password.reveal()).getBytes(UTF_8));
    }

    /**
     * Asks the proxy for a tunnel.
     *
     * @param socket connected to the proxy
     * @param timeout in milliseconds, for each read
     */
    // closing the connection would close the socket
    @SuppressWarnings("resource")
    void open(Socket socket, int timeout) throws IOException, HttpException {
        int before = socket.getSoTimeout();
        socket.setSoTimeout(timeout);
        // a connection of its own: what the proxy sends after its response must not be read as the vendor's
        VendorConnection connection = new VendorConnection();
        connection.bind(socket);
        int status = connection.exchange(request()).getCode();
        if (status / 100 != 2) {
            throw new TransportException(refusal(status));
        }
        socket.setSoTimeout(before);
    }

    private ClassicHttpRequest request() {
        String authority = target.getHostName().indexOf(':') < 0
                ? target.getHostName() + ":" + target.getPort()
                : "[" + target.getHostName() + "]:" + target.getPort();
        ClassicHttpRequest request = new BasicClassicHttpRequest(Method.CONNECT.name(), target, authority);
        request.setHeader(HttpHeaders.HOST, authority);
        request.setHeader(HttpHeaders.USER_AGENT, agent);
        if (authorization != null) {
            request.setHeader(HttpHeaders.PROXY_AUTHORIZATION, authorization);
        }
        return request;
    }

    private String refusal(int status) {
        if (status == HttpStatus.SC_PROXY_AUTHENTICATION_REQUIRED) {
            return authorization == null
                    ? "the proxy requires a user and a password (HTTP 407); configure them beside the proxy"
                    : "the proxy refused its configured user or password (HTTP 407); it must accept Basic authentication";
        }
        return "the proxy refused the tunnel: HTTP " + status;
    }
}
