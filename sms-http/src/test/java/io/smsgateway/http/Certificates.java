package io.smsgateway.http;

import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.net.Socket;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.KeyStore;
import java.util.List;
import javax.net.ssl.KeyManagerFactory;
import javax.net.ssl.SSLContext;
import javax.net.ssl.SSLSocket;
import javax.net.ssl.TrustManagerFactory;

/** Self-signed certificates. */
final class Certificates {

    private Certificates() {}

    /** A class of its own, because a thread that making a certificate starts needs the outer one initialised. */
    private static final class Loopback {
        static final SSLContext CONTEXT = of("SAN=ip:127.0.0.1,dns:localhost");
    }

    /** A context with a certificate of this machine, which trusts only that certificate. */
    static SSLContext loopback() {
        return Loopback.CONTEXT;
    }

    /** A context with a new certificate with this extension, which trusts only that certificate. */
    static SSLContext of(String extension) {
        try {
            Path folder = Files.createTempDirectory("certificates");
            Path store = folder.resolve("keys.p12");
            try {
                return of(extension, store);
            } finally {
                Files.deleteIfExists(store);
                Files.delete(folder);
            }
        } catch (Exception broken) {
            throw new IllegalStateException("no certificate was made", broken);
        }
    }

    private static SSLContext of(String extension, Path store) throws Exception {
        char[] password = "example".toCharArray();
        Path keytool = Path.of(System.getProperty("java.home"), "bin", "keytool");
        Process made = new ProcessBuilder(List.of(
                        keytool.toString(),
                        "-genkeypair",
                        "-keyalg",
                        "EC",
                        "-alias",
                        "test",
                        "-dname",
                        "CN=test",
                        "-ext",
                        extension,
                        "-validity",
                        "10",
                        "-storetype",
                        "PKCS12",
                        "-storepass",
                        new String(password),
                        "-keystore",
                        store.toString()))
                .redirectErrorStream(true)
                .start();
        if (made.waitFor() != 0) {
            throw new IllegalStateException("keytool failed");
        }
        KeyStore keyStore = KeyStore.getInstance("PKCS12");
        try (InputStream in = Files.newInputStream(store)) {
            keyStore.load(in, password);
        }
        KeyManagerFactory shown = KeyManagerFactory.getInstance(KeyManagerFactory.getDefaultAlgorithm());
        shown.init(keyStore, password);
        KeyStore certificates = KeyStore.getInstance("PKCS12");
        certificates.load(null, null);
        certificates.setCertificateEntry("test", keyStore.getCertificate("test"));
        TrustManagerFactory trusted = TrustManagerFactory.getInstance(TrustManagerFactory.getDefaultAlgorithm());
        trusted.init(certificates);
        SSLContext context = SSLContext.getInstance("TLS");
        context.init(shown.getKeyManagers(), trusted.getTrustManagers(), null);
        shakeHands(context);
        return context;
    }

    /** The first handshake of a JVM may take seconds, which is no matter of any test. */
    private static void shakeHands(SSLContext context) throws IOException, InterruptedException {
        try (ServerSocket server =
                        context.getServerSocketFactory().createServerSocket(0, 1, InetAddress.getLoopbackAddress());
                Socket client = new Socket(server.getInetAddress(), server.getLocalPort());
                SSLSocket accepted = (SSLSocket) server.accept()) {
            Thread other = new Thread(() -> {
                try {
                    accepted.startHandshake();
                } catch (IOException broken) {
                    throw new UncheckedIOException(broken);
                }
            });
            other.start();
            try (SSLSocket tls = (SSLSocket)
                    context.getSocketFactory().createSocket(client, "localhost", server.getLocalPort(), true)) {
                tls.startHandshake();
                other.join();
            }
        }
    }
}
