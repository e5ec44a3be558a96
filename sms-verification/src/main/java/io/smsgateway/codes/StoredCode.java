package io.smsgateway.codes;

import io.smsgateway.codes.CodeSending.Status;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * A code as a {@link CodeStore} keeps it. The digits are not a part of it: they are derived from the id and a key.
 *
 * @param id unique, at most 40 characters
 * @param purpose at most 40 characters
 * @param recipient hash of id and number, 64 characters
 * @param binding hash of id, number, purpose and session, 64 characters
 * @param decoy whether the code was never sent, so that no code is right
 * @param triesLeft how many wrong codes may be typed yet; -1 after the right one
 * @param sends how often the code was sent; 0 where its message was certainly not sent, so that no code is right
 * @param endsAt when it expires, in milliseconds since 1970-01-01 UTC
 * @param resendAt when it may be sent again, in milliseconds since 1970-01-01 UTC
 */
public record StoredCode(
        String id,
        String purpose,
        String recipient,
        String binding,
        boolean decoy,
        int triesLeft,
        int sends,
        long endsAt,
        long resendAt) {

    /** Value of {@link #triesLeft} after the right code was typed. */
    public static final int USED = -1;

    /** How long stores keep a code after its end, so that a late person is told that it has expired. */
    static final Duration KEEP = Duration.ofHours(1);

    /** Decides on a typed code; {@link #after} is the code's next state. */
    CodeCheck check(String claimedBinding, boolean right, Instant now) {
        if (!binding.equals(claimedBinding)) {
            return CodeCheck.of(CodeVerdict.UNKNOWN);
        }
        if (triesLeft == USED) {
            return CodeCheck.of(CodeVerdict.USED);
        }
        if (endsAt <= now.toEpochMilli()) {
            return CodeCheck.of(CodeVerdict.EXPIRED);
        }
        if (triesLeft == 0) {
            return CodeCheck.of(CodeVerdict.TOO_MANY_TRIES);
        }
        return right && !decoy && sends > 0 ? CodeCheck.of(CodeVerdict.VALID) : CodeCheck.wrong(triesLeft - 1);
    }

    /** Returns the state after a check. */
    StoredCode after(CodeCheck check) {
        return switch (check.verdict()) {
            case VALID -> withTries(USED);
            case WRONG -> withTries(check.triesLeft());
            default -> this;
        };
    }

    /** Decides whether the code may be sent again; {@link Status#SENT} where it may. */
    Status resend(String claimedRecipient, List<Duration> pauses, Instant now) {
        if (!recipient.equals(claimedRecipient)) {
            return Status.UNKNOWN;
        }
        if (triesLeft == USED) {
            return Status.USED;
        }
        if (endsAt <= now.toEpochMilli()) {
            return Status.EXPIRED;
        }
        if (triesLeft == 0) {
            return Status.TOO_MANY_TRIES;
        }
        if (!hasSendsLeft(pauses)) {
            return Status.NO_SENDS_LEFT;
        }
        return resendAt > now.toEpochMilli() ? Status.TOO_EARLY : Status.SENT;
    }

    /** Returns whether the code may be sent again, after its pause. */
    boolean hasSendsLeft(List<Duration> pauses) {
        return Math.max(1, sends) <= pauses.size();
    }

    /** Returns the state before one more message. One that was never sent stays so until the message is not refused. */
    StoredCode resent(List<Duration> pauses, Instant now) {
        int next = sends == 0 ? 0 : sends + 1;
        return withSends(next, nextAt(now, pauses, Math.max(1, next)));
    }

    /** Returns the state after the first message was, or was not, sent. */
    StoredCode withSends(int count) {
        return withSends(count, resendAt);
    }

    private StoredCode withSends(int count, long nextAt) {
        return new StoredCode(id, purpose, recipient, binding, decoy, triesLeft, count, endsAt, nextAt);
    }

    /** Returns when a code that was sent so often may be sent again; now where it may not. */
    static long nextAt(Instant now, List<Duration> pauses, int sends) {
        return sends > pauses.size()
                ? now.toEpochMilli()
                : now.plus(pauses.get(sends - 1)).toEpochMilli();
    }

    /** Returns this code as another caller may have changed it, with the messages of the next state; null where those differ. */
    @Nullable
    StoredCode resent(StoredCode seen, StoredCode next) {
        return sends == seen.sends && resendAt == seen.resendAt && triesLeft > 0
                ? withSends(next.sends, next.resendAt)
                : null;
    }

    private StoredCode withTries(int left) {
        return new StoredCode(id, purpose, recipient, binding, decoy, left, sends, endsAt, resendAt);
    }

    /** Returns what does not help to check the code. */
    @Override
    public String toString() {
        return "StoredCode{" + purpose + ", " + triesLeft + " tries left, " + sends + " sent, ends at "
                + Instant.ofEpochMilli(endsAt) + "}";
    }
}
