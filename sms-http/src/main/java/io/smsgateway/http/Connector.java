package io.smsgateway.http;

import com.google.common.base.Supplier;
import com.google.common.base.Suppliers;
import com.google.common.util.concurrent.Uninterruptibles;
import java.io.IOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.Proxy;
import java.net.Socket;
import java.net.SocketTimeoutException;
import java.security.GeneralSecurityException;
import java.util.concurrent.CancellationException;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;
import javax.net.ssl.SSLContext;
import org.apache.hc.client5.http.ConnectTimeoutException;
import org.apache.hc.client5.http.config.TlsConfig;
import org.apache.hc.client5.http.ssl.DefaultClientTlsStrategy;
import org.apache.hc.client5.http.ssl.DefaultHostnameVerifier;
import org.apache.hc.client5.http.ssl.HostnameVerificationPolicy;
import org.apache.hc.core5.http.HttpException;
import org.apache.hc.core5.http.HttpHost;
import org.apache.hc.core5.http.URIScheme;
import org.apache.hc.core5.http.protocol.HttpCoreContext;
import org.apache.hc.core5.http.ssl.TLS;
import org.apache.hc.core5.reactor.ssl.SSLBufferMode;
import org.apache.hc.core5.util.Timeout;
import org.jspecify.annotations.Nullable;

/**
 * Opens connections to one host. The look-up of its name and the attempts to connect to its addresses share the connect
 * timeout; the TLS handshake has as long again.
 */
final class Connector implements ConnectionSource {

    private static final long MIN_ATTEMPT = TimeUnit.MILLISECONDS.toNanos(200);

    private final HttpHost target;
    private final HttpHost nextHop;
    private final @Nullable ProxyTunnel tunnel;
    private final NameResolver resolver;
    private final long connectTimeout;
    /** Made for the first connection: to read the JDK's certificates takes longer than the rest of a client's start. */
    private final @Nullable Supplier<DefaultClientTlsStrategy> tls;

    private final TlsConfig tlsConfig;

    Connector(HttpHost target, HttpSettings settings, String agent, NameResolver.Lookup lookup) {
        this.target = target;
        HttpHost proxy = BaseUrl.proxy(settings.proxy());
        nextHop = proxy == null ? target : proxy;
        tunnel = proxy == null ? null : new ProxyTunnel(target, settings, agent);
        resolver = new NameResolver(nextHop.getHostName(), lookup);
        connectTimeout = settings.connectTimeout().toNanos();
        tls = URIScheme.HTTPS.same(target.getSchemeName()) ? Suppliers.memoize(() -> tls(settings.sslContext())) : null;
        tlsConfig = TlsConfig.custom()
                .setHandshakeTimeout(Timeout.of(settings.connectTimeout()))
                .setSupportedProtocols(TLS.V_1_2, TLS.V_1_3)
                .build();
    }

    private static DefaultClientTlsStrategy tls(@Nullable SSLContext given) {
        return new DefaultClientTlsStrategy(
                given == null ? platform() : given,
                null,
                null,
                SSLBufferMode.STATIC,
                // by the JDK and by HttpClient: a permissive SSLContext must not disable host name verification
                HostnameVerificationPolicy.BOTH,
                new DefaultHostnameVerifier());
    }

    /** Returns a new context, because the JVM-wide default may have been replaced by one that trusts everything. */
    private static SSLContext platform() {
        try {
            SSLContext context = SSLContext.getInstance("TLS");
            context.init(null, null, null);
            return context;
        } catch (GeneralSecurityException broken) {
            throw new IllegalStateException("TLS is not available in this JVM; check its security settings", broken);
        }
    }

    /**
     * Opens a connection. Cancelling the request ends it; so does its deadline, if it is earlier than the timeout.
     *
     * @throws TransportException if the name was not resolved in time, or if the proxy refused
     */
    @Override
    public VendorConnection open(CancellableRequest request) throws IOException, HttpException {
        long end = System.nanoTime() + Math.min(connectTimeout, request.left());
        InetAddress[] addresses = resolve(request, end);
        VendorConnection connection = new VendorConnection();
        request.setDependency(connection);
        try {
            Socket socket = connect(connection, addresses, end);
            if (tunnel != null) {
                tunnel.open(socket, millis(end - System.nanoTime()));
            }
            if (tls != null) {
                connection.bind(
                        tls.get()
                                .upgrade(
                                        socket,
                                        target.getHostName(),
                                        target.getPort(),
                                        tlsConfig,
                                        HttpCoreContext.create()),
                        socket);
            }
            return connection;
        } catch (Throwable failure) {
            connection.cancel();
            throw failure;
        }
    }

    private InetAddress[] resolve(CancellableRequest request, long end) throws IOException {
        CompletableFuture<InetAddress[]> addresses = resolver.resolve();
        request.setDependency(() -> addresses.cancel(false));
        try {
            // an interrupt has no effect here, as in all other phases but the wait for a connection
            return Uninterruptibles.getUninterruptibly(addresses, end - System.nanoTime(), TimeUnit.NANOSECONDS);
        } catch (TimeoutException late) {
            addresses.cancel(false);
            throw new TransportException("host name could not be resolved within the connect timeout");
        } catch (CancellationException cancelled) {
            throw new TransportException("cancelled while the host name was being resolved");
        } catch (ExecutionException failure) {
            if (failure.getCause() instanceof IOException unknown) {
                throw unknown;
            }
            if (failure.getCause() instanceof Error error) {
                throw error;
            }
            throw new TransportException("host name could not be resolved");
        }
    }

    /** Tries each address but the last for half of the time left, so that one that does not respond leaves time. */
    private Socket connect(VendorConnection connection, InetAddress[] addresses, long end) throws IOException {
        for (int i = 0; ; i++) {
            boolean last = i == addresses.length - 1;
            long left = end - System.nanoTime();
            long time = last ? left : Math.min(left, Math.max(left / 2, MIN_ATTEMPT));
            // the constructor without arguments would apply the JVM's proxy settings
            Socket socket = new Socket(Proxy.NO_PROXY);
            try {
                // before it connects, so that closing the connection ends the attempt
                connection.bind(socket);
                socket.setTcpNoDelay(true);
                connect(socket, new InetSocketAddress(addresses[i], nextHop.getPort()), time);
                socket.setSoTimeout(millis(connectTimeout));
                return socket;
            } catch (IOException failure) {
                socket.close();
                if (last || !connection.isOpen() || end - System.nanoTime() <= 0) {
                    throw failure;
                }
            }
        }
    }

    private static void connect(Socket socket, InetSocketAddress address, long nanos) throws IOException {
        try {
            socket.connect(address, millis(nanos));
        } catch (SocketTimeoutException late) {
            throw new ConnectTimeoutException("connect timed out");
        }
    }

    /** Returns at least one, because zero means no timeout. */
    private static int millis(long nanos) {
        return (int) Math.max(1, TimeUnit.NANOSECONDS.toMillis(nanos));
    }
}
