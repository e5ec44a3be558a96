package io.smsgateway.http;

import java.io.IOException;
import java.net.Proxy;
import java.net.Socket;
import java.security.GeneralSecurityException;
import java.time.Duration;
import java.util.concurrent.TimeUnit;
import javax.net.ssl.SSLContext;
import org.apache.hc.client5.http.config.ConnectionConfig;
import org.apache.hc.client5.http.config.RequestConfig;
import org.apache.hc.client5.http.config.TlsConfig;
import org.apache.hc.client5.http.impl.ChainElement;
import org.apache.hc.client5.http.impl.classic.CloseableHttpClient;
import org.apache.hc.client5.http.impl.classic.HttpClientBuilder;
import org.apache.hc.client5.http.impl.classic.HttpClients;
import org.apache.hc.client5.http.impl.io.DefaultHttpClientConnectionOperator;
import org.apache.hc.client5.http.impl.io.PoolingHttpClientConnectionManager;
import org.apache.hc.client5.http.io.ManagedHttpClientConnection;
import org.apache.hc.client5.http.ssl.DefaultClientTlsStrategy;
import org.apache.hc.client5.http.ssl.DefaultHostnameVerifier;
import org.apache.hc.client5.http.ssl.HostnameVerificationPolicy;
import org.apache.hc.client5.http.ssl.TlsSocketStrategy;
import org.apache.hc.core5.http.HttpHost;
import org.apache.hc.core5.http.URIScheme;
import org.apache.hc.core5.http.config.Http1Config;
import org.apache.hc.core5.http.config.RegistryBuilder;
import org.apache.hc.core5.http.ssl.TLS;
import org.apache.hc.core5.pool.PoolConcurrencyPolicy;
import org.apache.hc.core5.pool.PoolReusePolicy;
import org.apache.hc.core5.reactor.ssl.SSLBufferMode;
import org.apache.hc.core5.util.TimeValue;
import org.apache.hc.core5.util.Timeout;
import org.jspecify.annotations.Nullable;

/** Configures Apache HttpClient with retries, redirects, cookies and all other automatic behaviour disabled. */
final class HttpClientFactory {

    static final Duration MAX_IDLE = Duration.ofSeconds(30);
    private static final Duration MAX_POOL_WAIT = Duration.ofMillis(500);

    private HttpClientFactory() {}

    private static ManagedHttpClientConnection connection(@Nullable Socket socket, Http1Config bounds)
            throws IOException {
        NonLoggingConnection connection = new NonLoggingConnection(bounds);
        if (socket != null) {
            connection.bind(socket);
        }
        return connection;
    }

    static PoolingHttpClientConnectionManager pool(HttpSettings settings) {
        Timeout connectTimeout = Timeout.of(settings.connectTimeout());
        Http1Config bounds = Http1Config.custom()
                .setMaxHeaderCount(100)
                .setMaxLineLength(8192)
                .build();
        PoolingHttpClientConnectionManager pool = new PoolingHttpClientConnectionManager(
                new DefaultHttpClientConnectionOperator(
                        // new Socket() would apply the JVM's proxy settings
                        socksProxy -> new Socket(Proxy.NO_PROXY),
                        null,
                        null,
                        RegistryBuilder.<TlsSocketStrategy>create()
                                .register(URIScheme.HTTPS.id, tls(settings.sslContext()))
                                .build()),
                PoolConcurrencyPolicy.STRICT,
                PoolReusePolicy.LIFO,
                TimeValue.ofMinutes(5),
                socket -> connection(socket, bounds));
        pool.setMaxTotal(settings.maxConnections());
        pool.setDefaultMaxPerRoute(settings.maxConnections());
        pool.setDefaultConnectionConfig(ConnectionConfig.custom()
                .setConnectTimeout(connectTimeout)
                .setSocketTimeout(connectTimeout)
                .setValidateAfterInactivity(TimeValue.ofMilliseconds(500))
                .setTimeToLive(TimeValue.ofMinutes(5))
                .build());
        pool.setDefaultTlsConfig(TlsConfig.custom()
                .setHandshakeTimeout(connectTimeout)
                .setSupportedProtocols(TLS.V_1_2, TLS.V_1_3)
                .build());
        return pool;
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

    static CloseableHttpClient client(PoolingHttpClientConnectionManager pool, @Nullable HttpHost proxy) {
        if (proxy == null) {
            return HttpClients.createMinimal(pool);
        }
        return HttpClientBuilder.create()
                .setConnectionManager(pool)
                .setProxy(proxy)
                .disableAutomaticRetries()
                .disableRedirectHandling()
                .disableCookieManagement()
                .disableContentCompression()
                .disableAuthCaching()
                .disableConnectionState()
                .disableDefaultUserAgent()
                .addExecInterceptorBefore(ChainElement.MAIN_TRANSPORT.name(), "begin", (request, scope, chain) -> {
                    if (scope.originalRequest instanceof CancellableRequest ours) {
                        ours.begin();
                    }
                    return chain.proceed(request, scope);
                })
                .build();
    }

    static RequestConfig config(Duration connectTimeout, Duration responseTimeout) {
        Duration poolWait = connectTimeout.compareTo(MAX_POOL_WAIT) < 0 ? connectTimeout : MAX_POOL_WAIT;
        return RequestConfig.custom()
                .setConnectionRequestTimeout(Timeout.of(poolWait))
                // zero means no timeout
                .setResponseTimeout(Math.max(1, responseTimeout.toMillis()), TimeUnit.MILLISECONDS)
                .setRedirectsEnabled(false)
                .setAuthenticationEnabled(false)
                .setContentCompressionEnabled(false)
                .setProtocolUpgradeEnabled(false)
                .setExpectContinueEnabled(false)
                .build();
    }
}
