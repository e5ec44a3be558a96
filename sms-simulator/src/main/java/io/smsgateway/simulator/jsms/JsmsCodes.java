package io.smsgateway.simulator.jsms;

import java.time.Instant;
import java.util.HashMap;
import java.util.Map;
import java.util.UUID;
import java.util.random.RandomGenerator;

/**
 * The verification codes that the vendor makes; a test reads them in the ledger, as the parameter {@code code}. Safe for any
 * number of threads.
 *
 * <p>Decided here, where the vendor's pages are silent: a code has six digits and is good from the moment it was sent until
 * just before its time is over; the wrong tries are not limited unless {@link #tries} says so; codes of one number are good
 * side by side unless {@link #latestOnly} says otherwise; a code that was used stays used, whatever is asked of it and
 * when. Used goes before expired, expired before too many tries, these before wrong.
 */
public final class JsmsCodes {

    /** How the ids of codes look. */
    public enum Ids {
        /** Twelve digits as text, as since July 2017. */
        DIGITS,
        /** A UUID, as before. */
        UUID
    }

    private static final int UNLIMITED = Integer.MAX_VALUE;

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

    private final Map<String, Issued> issued = new HashMap<>();
    private final Map<String, Issued> latest = new HashMap<>();
    private RandomGenerator random = RandomGenerator.getDefault();
    private Ids ids = Ids.DIGITS;
    private int tries = UNLIMITED;
    private boolean latestOnly;
    private boolean refusedAs200;
    private boolean ownCodes = true;

    JsmsCodes() {}

    synchronized void reset() {
        issued.clear();
        latest.clear();
        random = RandomGenerator.getDefault();
        ids = Ids.DIGITS;
        tries = UNLIMITED;
        latestOnly = false;
        refusedAs200 = false;
        ownCodes = true;
    }

    /** Where codes come from, so that a test can know them beforehand. Asked by one thread at a time. */
    public synchronized void random(RandomGenerator generator) {
        random = generator;
    }

    /** How the ids of {@code codes} and {@code voice_codes} look from now on. */
    public synchronized void ids(Ids wanted) {
        ids = wanted;
    }

    /**
     * After how many wrong tries a code is not looked at any more, 50009; unlimited by default.
     *
     * @param wrong at least 1
     */
    public synchronized void tries(int wrong) {
        if (wrong < 1) {
            throw new IllegalArgumentException("a code can be tried at least once, not " + wrong + " times");
        }
        tries = wrong;
    }

    /** Whether a new code for a number ends the ones before it, 50011; off by default. */
    public synchronized void latestOnly(boolean on) {
        latestOnly = on;
    }

    /** Whether a code that is not valid is answered with status 200 in place of 403, as one may read the samples; off by default. */
    public synchronized void refusedAs200(boolean on) {
        refusedAs200 = on;
    }

    synchronized boolean refusedAs200() {
        return refusedAs200;
    }

    /** Whether a verification template can be sent by {@code messages} and schedules, with the customer's own code; else 50025. */
    public synchronized void ownCodes(boolean on) {
        ownCodes = on;
    }

    synchronized boolean ownCodes() {
        return ownCodes;
    }

    synchronized String nextCode() {
        return String.format("%06d", random.nextInt(1_000_000));
    }

    synchronized String id(JsmsIds messages) {
        return ids == Ids.DIGITS ? messages.next() : UUID.randomUUID().toString();
    }

    synchronized void issue(String id, String mobile, String code, Instant end) {
        Issued fresh = new Issued(mobile, code, end);
        issued.put(id, fresh);
        latest.put(mobile, fresh);
    }

    synchronized void check(String id, String code, Instant now) throws JsmsRefusal {
        Issued asked = issued.get(id);
        if (asked == null) {
            throw new JsmsRefusal(JsmsError.WRONG_MESSAGE_ID);
        }
        if (asked.used) {
            throw JsmsRefusal.notValid(JsmsError.VERIFIED_CODE);
        }
        if (!now.isBefore(asked.end) || (latestOnly && latest.get(asked.mobile) != asked)) {
            throw JsmsRefusal.notValid(JsmsError.EXPIRED_CODE);
        }
        if (asked.wrong >= tries) {
            throw JsmsRefusal.notValid(JsmsError.OUT_OF_FREQUENCY);
        }
        if (!asked.code.equals(code)) {
            asked.wrong++;
            throw JsmsRefusal.notValid(JsmsError.WRONG_CODE);
        }
        asked.used = true;
    }
}
