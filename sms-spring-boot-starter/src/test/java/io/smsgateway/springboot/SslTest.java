package io.smsgateway.springboot;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import com.sun.net.httpserver.HttpsConfigurator;
import com.sun.net.httpserver.HttpsServer;
import java.io.InputStream;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.security.KeyStore;
import java.time.Duration;
import java.util.concurrent.atomic.AtomicInteger;
import javax.net.ssl.KeyManagerFactory;
import javax.net.ssl.SSLContext;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Whom a provider trusts, by the name of an SSL bundle. */
class SslTest {

    @TempDir
    Path folder;

    private final AtomicInteger requests = new AtomicInteger();

    @Test
    void aBundleThatIsReloadedIsTrustedFromThenOn() throws Exception {
        Certificate vendor = Certificate.in(folder, "vendor");
        Certificate stranger = Certificate.in(folder, "stranger");
        Path trusted = Files.copy(stranger.pem(), folder.resolve("trusted.pem"));
        HttpsServer server = server(vendor);
        try {
            Context.bare()
                    .withPropertyValues(
                            "sms-gateway.providers.jsms.app-key=someAppKey00000000000001",
                            "sms-gateway.providers.jsms.master-secret=someSecret",
                            "sms-gateway.providers.jsms.ssl.bundle=vendor",
                            "sms-gateway.providers.jsms.base-url=https://localhost:"
                                    + server.getAddress().getPort(),
                            "spring.ssl.bundle.watch.file.quiet-period=20ms",
                            "spring.ssl.bundle.pem.vendor.reload-on-update=true",
                            "spring.ssl.bundle.pem.vendor.truststore.certificate=" + trusted)
                    .run(context -> {
                        SmsBalances balances = context.getBean(SmsBalances.class);
                        balances.balances();
                        assertThat(requests).hasValue(0);

                        Files.copy(vendor.pem(), trusted, StandardCopyOption.REPLACE_EXISTING);

                        await().atMost(Duration.ofSeconds(30)).untilAsserted(() -> {
                            balances.balances();
                            assertThat(requests).hasPositiveValue();
                        });
                    });
        } finally {
            server.stop(0);
        }
    }

    private HttpsServer server(Certificate certificate) throws Exception {
        KeyStore keys = KeyStore.getInstance("PKCS12");
        try (InputStream in = Files.newInputStream(certificate.keyStore())) {
            keys.load(in, Certificate.PASSWORD.toCharArray());
        }
        KeyManagerFactory factory = KeyManagerFactory.getInstance(KeyManagerFactory.getDefaultAlgorithm());
        factory.init(keys, Certificate.PASSWORD.toCharArray());
        SSLContext context = SSLContext.getInstance("TLS");
        context.init(factory.getKeyManagers(), null, null);
        HttpsServer server = HttpsServer.create(new InetSocketAddress(InetAddress.getLoopbackAddress(), 0), 0);
        server.setHttpsConfigurator(new HttpsConfigurator(context));
        server.createContext("/", exchange -> {
            requests.incrementAndGet();
            exchange.sendResponseHeaders(503, -1);
            exchange.close();
        });
        server.start();
        return server;
    }
}
