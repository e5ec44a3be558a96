package io.smsgateway.http;

import io.smsgateway.Refusal;
import io.smsgateway.http.HttpOutcome.Lost;
import io.smsgateway.http.HttpOutcome.NotSent;
import java.io.InterruptedIOException;
import java.net.ConnectException;
import java.net.NoRouteToHostException;
import java.net.SocketTimeoutException;
import java.net.UnknownHostException;
import java.security.cert.CertPathBuilderException;
import java.security.cert.CertPathValidatorException;
import java.security.cert.CertificateException;
import javax.net.ssl.SSLException;
import javax.net.ssl.SSLPeerUnverifiedException;
import org.apache.hc.client5.http.ConnectTimeoutException;
import org.apache.hc.core5.http.ConnectionClosedException;
import org.apache.hc.core5.http.ConnectionRequestTimeoutException;
import org.apache.hc.core5.http.HttpException;
import org.apache.hc.core5.http.MessageConstraintException;
import org.apache.hc.core5.http.NoHttpResponseException;

/**
 * Classifies the exception of a failed exchange. Its details are fixed texts, because messages of exceptions may
 * contain addresses or content.
 */
final class FailureClassifier {

    private FailureClassifier() {}

    /** Classifies a failure before the request was fully sent. */
    static NotSent notSent(Throwable failure) {
        if (failure instanceof ConnectionRequestTimeoutException) {
            return new NotSent(Refusal.BUSY, "timed out waiting for a connection from the pool");
        }
        if (isUntrusted(failure)) {
            return new NotSent(
                    Refusal.UNTRUSTED,
                    "server certificate is not trusted or does not match the host name; nothing was sent");
        }
        if (failure instanceof LinkageError) {
            return new NotSent(Refusal.MISCONFIGURED, before(failure));
        }
        return new NotSent(Refusal.UNAVAILABLE, before(failure));
    }

    private static String before(Throwable failure) {
        if (failure instanceof TransportException) {
            return String.valueOf(failure.getMessage());
        }
        if (failure instanceof UnknownHostException) {
            return "host name could not be resolved";
        }
        if (failure instanceof ConnectTimeoutException) {
            return "connect timed out";
        }
        if (failure instanceof ConnectException || failure instanceof NoRouteToHostException) {
            return "connection refused";
        }
        if (failure instanceof SSLException) {
            return "TLS handshake failed";
        }
        if (failure instanceof SocketTimeoutException) {
            return "TLS handshake timed out";
        }
        return cause(failure) + " before the request was fully sent";
    }

    /** Classifies a failure after the server may have received the whole request. */
    static Lost lost(Throwable failure) {
        return new Lost(after(failure));
    }

    private static String after(Throwable failure) {
        if (failure instanceof SocketTimeoutException) {
            return "response timed out";
        }
        if (failure instanceof NoHttpResponseException || failure instanceof ConnectionClosedException) {
            return "connection closed before the response was complete";
        }
        if (failure instanceof MessageConstraintException) {
            return "response head is too large";
        }
        if (failure instanceof HttpException || failure.getCause() instanceof HttpException) {
            return "response is not valid HTTP";
        }
        if (failure instanceof InterruptedIOException) {
            return "interrupted while waiting for the response";
        }
        return cause(failure) + " before the response was complete";
    }

    private static String cause(Throwable failure) {
        return failure instanceof Error ? failure.getClass().getSimpleName() : "connection failed";
    }

    /**
     * Returns whether the certificate or its host name is invalid, as opposed to a handshake that failed or stalled.
     */
    private static boolean isUntrusted(Throwable failure) {
        Throwable cause = failure;
        for (int depth = 0; cause != null && depth < 8; depth++) {
            if (cause instanceof SSLPeerUnverifiedException
                    || cause instanceof CertificateException
                    || cause instanceof CertPathValidatorException
                    || cause instanceof CertPathBuilderException) {
                return true;
            }
            cause = cause.getCause();
        }
        return false;
    }
}
