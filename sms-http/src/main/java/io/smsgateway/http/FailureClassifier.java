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

/** Says what a broken exchange means. The words are fixed, for exceptions' own may hold addresses or content. */
final class FailureClassifier {

    private FailureClassifier() {}

    /** Nothing, or not all, was handed over. */
    static NotSent notSent(Throwable failure) {
        if (failure instanceof ConnectionRequestTimeoutException) {
            return new NotSent(Refusal.HELD_BACK, "no connection of the pool became free in time");
        }
        if (speaksOfTrust(failure)) {
            return new NotSent(
                    Refusal.UNTRUSTED, "the certificate is not trusted or is not for this host; nothing was sent");
        }
        return new NotSent(Refusal.UNAVAILABLE, before(failure));
    }

    private static String before(Throwable failure) {
        if (failure instanceof UnknownHostException) {
            return "the host name can't be resolved";
        }
        if (failure instanceof ConnectTimeoutException) {
            return "no connection in time";
        }
        if (failure instanceof ConnectException || failure instanceof NoRouteToHostException) {
            return "the connection was refused";
        }
        if (failure instanceof SSLException) {
            return "TLS could not be agreed on";
        }
        if (failure instanceof SocketTimeoutException) {
            return "TLS was not agreed on in time";
        }
        return "the connection broke before the request was handed over in full";
    }

    /** The other end may have all of it. */
    static Lost lost(Throwable failure) {
        return new Lost(after(failure));
    }

    private static String after(Throwable failure) {
        if (failure instanceof SocketTimeoutException) {
            return "no answer in time";
        }
        if (failure instanceof NoHttpResponseException || failure instanceof ConnectionClosedException) {
            return "the connection was closed before the answer was complete";
        }
        if (failure instanceof MessageConstraintException) {
            return "the head of the answer is too long";
        }
        if (failure instanceof HttpException || failure.getCause() instanceof HttpException) {
            return "the answer is not HTTP";
        }
        if (failure instanceof InterruptedIOException) {
            return "interrupted while waiting for the answer";
        }
        return "the connection broke before the answer was complete";
    }

    /** A certificate or a name that does not hold, as opposed to a handshake that broke or stalled. */
    private static boolean speaksOfTrust(Throwable failure) {
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
