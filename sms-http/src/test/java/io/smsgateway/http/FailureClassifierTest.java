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

    private static final String UNTRUSTED = "the certificate is not trusted or is not for this host; nothing was sent";

    static Stream<Arguments> before() {
        return Stream.of(
                broken(
                        new ConnectionRequestTimeoutException("canary"),
                        Refusal.HELD_BACK,
                        "no connection of the pool became free in time"),
                broken(new SSLPeerUnverifiedException("canary"), Refusal.UNTRUSTED, UNTRUSTED),
                broken(handshake(new CertificateException("canary")), Refusal.UNTRUSTED, UNTRUSTED),
                broken(handshake(new CertPathValidatorException("canary")), Refusal.UNTRUSTED, UNTRUSTED),
                broken(handshake(new CertPathBuilderException("canary")), Refusal.UNTRUSTED, UNTRUSTED),
                broken(deep(7), Refusal.UNTRUSTED, UNTRUSTED),
                // nobody wraps so often; it ends for one who is his own cause, too
                broken(deep(8), Refusal.UNAVAILABLE, "the connection broke before the request was handed over in full"),
                broken(new UnknownHostException("canary"), Refusal.UNAVAILABLE, "the host name can't be resolved"),
                broken(new ConnectTimeoutException("canary"), Refusal.UNAVAILABLE, "no connection in time"),
                broken(new ConnectException("canary"), Refusal.UNAVAILABLE, "the connection was refused"),
                broken(new NoRouteToHostException("canary"), Refusal.UNAVAILABLE, "the connection was refused"),
                broken(new SSLException("canary"), Refusal.UNAVAILABLE, "TLS could not be agreed on"),
                broken(new SocketTimeoutException("canary"), Refusal.UNAVAILABLE, "TLS was not agreed on in time"),
                broken(
                        new SocketException("canary"),
                        Refusal.UNAVAILABLE,
                        "the connection broke before the request was handed over in full"));
    }

    @ParameterizedTest
    @MethodSource("before")
    void whatBreaksBeforeIsNotSent(Throwable failure, Refusal reason, String detail) {
        assertThat(FailureClassifier.notSent(failure)).isEqualTo(new NotSent(reason, detail));
    }

    static Stream<Arguments> after() {
        return Stream.of(
                Arguments.of(new SocketTimeoutException("canary"), "no answer in time"),
                Arguments.of(
                        new NoHttpResponseException("canary"),
                        "the connection was closed before the answer was complete"),
                Arguments.of(
                        new ConnectionClosedException("canary"),
                        "the connection was closed before the answer was complete"),
                Arguments.of(new MessageConstraintException("canary"), "the head of the answer is too long"),
                Arguments.of(new HttpException("canary"), "the answer is not HTTP"),
                Arguments.of(
                        new ClientProtocolException("canary", new HttpException("canary")), "the answer is not HTTP"),
                Arguments.of(new InterruptedIOException("canary"), "interrupted while waiting for the answer"),
                Arguments.of(new SocketException("canary"), "the connection broke before the answer was complete"));
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
