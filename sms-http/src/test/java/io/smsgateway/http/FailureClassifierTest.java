package io.smsgateway.http;

import static org.assertj.core.api.Assertions.assertThat;

import io.smsgateway.Refusal;
import io.smsgateway.http.HttpOutcome.Lost;
import io.smsgateway.http.HttpOutcome.NotSent;
import java.io.IOException;
import java.io.InterruptedIOException;
import java.net.ConnectException;
import java.net.NoRouteToHostException;
import java.net.SocketException;
import java.net.SocketTimeoutException;
import java.net.UnknownHostException;
import java.security.cert.CertPathBuilderException;
import java.security.cert.CertPathValidatorException;
import java.security.cert.CertificateException;
import java.util.stream.Stream;
import javax.net.ssl.SSLException;
import javax.net.ssl.SSLHandshakeException;
import javax.net.ssl.SSLPeerUnverifiedException;
import org.apache.hc.client5.http.ClientProtocolException;
import org.apache.hc.client5.http.ConnectTimeoutException;
import org.apache.hc.core5.http.ConnectionClosedException;
import org.apache.hc.core5.http.ConnectionRequestTimeoutException;
import org.apache.hc.core5.http.HttpException;
import org.apache.hc.core5.http.MessageConstraintException;
import org.apache.hc.core5.http.NoHttpResponseException;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.MethodSource;

/** What each way to break means, before the request was handed over in full and after. */
final class FailureClassifierTest {

    private static final String UNTRUSTED =
            "server certificate is not trusted or does not match the host name; nothing was sent";

    static Stream<Arguments> before() {
        return Stream.of(
                broken(
                        new ConnectionRequestTimeoutException("canary"),
                        Refusal.BUSY,
                        "timed out waiting for a connection from the pool"),
                broken(new SSLPeerUnverifiedException("canary"), Refusal.UNTRUSTED, UNTRUSTED),
                broken(handshake(new CertificateException("canary")), Refusal.UNTRUSTED, UNTRUSTED),
                broken(handshake(new CertPathValidatorException("canary")), Refusal.UNTRUSTED, UNTRUSTED),
                broken(handshake(new CertPathBuilderException("canary")), Refusal.UNTRUSTED, UNTRUSTED),
                broken(deep(7), Refusal.UNTRUSTED, UNTRUSTED),
                // nobody wraps so often; it ends for one who is his own cause, too
                broken(deep(8), Refusal.UNAVAILABLE, "connection failed before the request was fully sent"),
                broken(new UnknownHostException("canary"), Refusal.UNAVAILABLE, "host name could not be resolved"),
                broken(new TransportException("the proxy refused"), Refusal.UNAVAILABLE, "the proxy refused"),
                broken(new ConnectTimeoutException("canary"), Refusal.UNAVAILABLE, "connect timed out"),
                broken(new ConnectException("canary"), Refusal.UNAVAILABLE, "connection refused"),
                broken(new NoRouteToHostException("canary"), Refusal.UNAVAILABLE, "connection refused"),
                broken(new SSLException("canary"), Refusal.UNAVAILABLE, "TLS handshake failed"),
                broken(new SocketTimeoutException("canary"), Refusal.UNAVAILABLE, "TLS handshake timed out"),
                broken(
                        new SocketException("canary"),
                        Refusal.UNAVAILABLE,
                        "connection failed before the request was fully sent"));
    }

    @ParameterizedTest
    @MethodSource("before")
    void whatBreaksBeforeIsNotSent(Throwable failure, Refusal reason, String detail) {
        assertThat(FailureClassifier.notSent(failure)).isEqualTo(new NotSent(reason, detail));
    }

    static Stream<Arguments> after() {
        return Stream.of(
                Arguments.of(new SocketTimeoutException("canary"), "response timed out"),
                Arguments.of(
                        new NoHttpResponseException("canary"), "connection closed before the response was complete"),
                Arguments.of(
                        new ConnectionClosedException("canary"), "connection closed before the response was complete"),
                Arguments.of(new MessageConstraintException("canary"), "response head is too large"),
                Arguments.of(new HttpException("canary"), "response is not valid HTTP"),
                Arguments.of(
                        new ClientProtocolException("canary", new HttpException("canary")),
                        "response is not valid HTTP"),
                Arguments.of(new InterruptedIOException("canary"), "interrupted while waiting for the response"),
                Arguments.of(new SocketException("canary"), "connection failed before the response was complete"));
    }

    @ParameterizedTest
    @MethodSource("after")
    void whatBreaksAfterIsLost(Throwable failure, String detail) {
        assertThat(FailureClassifier.lost(failure)).isEqualTo(new Lost(detail));
    }

    private static Arguments broken(Throwable failure, Refusal reason, String detail) {
        return Arguments.of(failure, reason, detail);
    }

    private static Throwable handshake(Exception cause) {
        return new SSLHandshakeException("canary").initCause(cause);
    }

    /** Wrapped so often that the cause is the one at this place. */
    private static Throwable deep(int place) {
        Exception wrapped = new CertificateException("canary");
        for (int i = 0; i < place; i++) {
            wrapped = new IOException("canary", wrapped);
        }
        return wrapped;
    }
}
