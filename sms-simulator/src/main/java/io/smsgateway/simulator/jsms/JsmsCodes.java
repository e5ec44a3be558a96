package io.smsgateway.simulator.jsms;

import io.smsgateway.simulator.internal.Resettable;
import java.time.Instant;
import java.util.HashMap;
import java.util.Map;
import java.util.UUID;
import java.util.random.RandomGenerator;

/**
 * The verification codes that the vendor makes; a test reads them in the ledger, as the parameter {@code code}. Safe for concurrent
 * use.
 *
 * <p>Decided here, where the vendor's pages are silent: a code has six digits and is valid from the moment it was sent until
 * just before its time is over; wrong attempts are not limited unless {@link #maxTries} is set; several codes of one number
 * are valid at a time unless {@link #latestOnly} is on; a used code stays used. Used goes before expired, expired before
 * too many attempts, these before wrong.
 */
public final class JsmsCodes extends Resettable {

    /** The format of the ids of codes. */
    public enum Ids {
        /** Twelve digits as text, as since July 2017. */
        DIGITS,
        /** A UUID, as before. */
        UUID
    }

    private static final class Issued {

        private final String mobile;
        private final String code;
        private final Instant end;
        private boolean used;
        private int wrong;

        private Issued(String mobile, String code, Instant end) {
            this.mobile = mobile;
            this.code = code;
            this.end = end;
        }
    }

    final Setting<Boolean> refusedAs200 = setting(false);
    final Setting<Boolean> ownCodes = setting(true);
    private final Setting<RandomGenerator> random = setting(RandomGenerator.getDefault());
    private final Setting<Ids> ids = setting(Ids.DIGITS);
    private final Setting<Integer> maxTries = setting(Integer.MAX_VALUE);
    private final Setting<Boolean> latestOnly = setting(false);
    private final Map<String, Issued> issued = cleared(new HashMap<>(), Map::clear);
    private final Map<String, Issued> latest = cleared(new HashMap<>(), Map::clear);

    JsmsCodes() {}

    /** Sets the source of codes, so that a test can know them; used by one thread at a time. */
    public void random(RandomGenerator generator) {
        random.set(generator);
    }

    /** Sets the format of ids of {@code codes} and {@code voice_codes}. */
    public void ids(Ids format) {
        ids.set(format);
    }

    /**
     * Sets after how many wrong attempts a code is not checked any more, 50009; unlimited by default.
     *
     * @param wrong at least 1
     */
    public void maxTries(int wrong) {
        if (wrong < 1) {
            throw new IllegalArgumentException("maxTries must be at least 1, but is " + wrong);
        }
        maxTries.set(wrong);
    }

    /** Sets whether a new code for a number ends its earlier ones, 50011; off by default. */
    public void latestOnly(boolean on) {
        latestOnly.set(on);
    }

    /** Sets whether the response for an invalid code has status 200 instead of 403, as the samples may be read; off by default. */
    public void refusedAs200(boolean on) {
        refusedAs200.set(on);
    }

    /** Sets whether {@code messages} and schedules accept verification templates, with the customer's own code; else 50025. */
    public void ownCodes(boolean on) {
        ownCodes.set(on);
    }

    synchronized String nextCode() {
        return String.format("%06d", random.get().nextInt(1_000_000));
    }

    String nextId(JsmsOutbox outbox) {
        return ids.get() == Ids.DIGITS ? outbox.nextId() : UUID.randomUUID().toString();
    }

    synchronized void issue(String id, String mobile, String code, Instant end) {
        Issued next = new Issued(mobile, code, end);
        issued.put(id, next);
        latest.put(mobile, next);
    }

    synchronized void check(String id, String code, Instant now) throws JsmsRefusal {
        Issued found = issued.get(id);
        if (found == null) {
            throw JsmsError.WRONG_MESSAGE_ID.refusal();
        }
        invalidIf(found.used, JsmsError.VERIFIED_CODE);
        boolean superseded = latestOnly.get() && latest.get(found.mobile) != found;
        invalidIf(superseded || !now.isBefore(found.end), JsmsError.EXPIRED_CODE);
        invalidIf(found.wrong >= maxTries.get(), JsmsError.OUT_OF_FREQUENCY);
        boolean right = found.code.equals(code);
        found.wrong += right ? 0 : 1;
        invalidIf(!right, JsmsError.WRONG_CODE);
        found.used = true;
    }

    private static void invalidIf(boolean condition, JsmsError error) throws JsmsRefusal {
        if (condition) {
            throw new JsmsRefusal(error, true);
        }
    }
}
