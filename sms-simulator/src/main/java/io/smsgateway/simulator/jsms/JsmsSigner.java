package io.smsgateway.simulator.jsms;

import java.time.Instant;
import java.util.concurrent.ThreadLocalRandom;
import org.jspecify.annotations.Nullable;

/** Signs callbacks, and remembers the last signature, which somebody may have read on its way. */
final class JsmsSigner {

    private volatile @Nullable JsmsSigned captured;
    private volatile boolean negative;

    String signed(JsmsCallbacks.Kind kind, String data, Instant now) {
        long any = ThreadLocalRandom.current().nextLong();
        long nonce = negative && any >= 0 ? ~any : any;
        JsmsSigned signed = JsmsSigned.of(JsmsVendor.APP_KEY, JsmsVendor.MASTER_SECRET, nonce, now);
        captured = signed;
        return signed.form(kind.type(), data);
    }

    String forged(JsmsCallbacks.Kind kind, String data) {
        JsmsSigned read = captured;
        if (read == null) {
            throw new IllegalStateException("no callback was sent yet whose signature could be read; let one be sent");
        }
        return read.form(kind.type(), data);
    }

    /** Whether every nonce is negative. */
    void negative(boolean yes) {
        negative = yes;
    }

    void reset() {
        captured = null;
        negative = false;
    }
}
