package io.smsgateway.simulator.itniotech;

import static java.nio.charset.StandardCharsets.UTF_8;

import io.smsgateway.simulator.Fault;
import io.smsgateway.simulator.internal.Resettable;
import io.smsgateway.simulator.internal.VendorRequest;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.time.Duration;
import java.time.Instant;
import java.util.HexFormat;
import org.jspecify.annotations.Nullable;

/**
 * What the simulated Itniotech checks before it handles a request, and the form of its refusals. Safe for concurrent use.
 *
 * <p>Decided here, where the vendor's pages are silent: a missing header is -1; a timestamp that is no number is -16; then the
 * signature, -1, and only then the clock, -16 (so milliseconds are -16), which may be off by half an hour to either side,
 * inclusive, as only an old page says. Then a blocked address, -2, the lock of the account, -13, and any other bar, for every
 * product. The hex of a signature may have any case, and the same signature may be used again while its time is valid. Requests
 * are not limited; a failure has HTTP status 200.
 */
public final class ItniotechAccess extends Resettable {

    /** Why the vendor refuses every request. */
    public enum Bar {
        /** No request is refused. */
        NONE(null),
        /** -15, in the sister brand's list only. */
        TOO_OFTEN(ItniotechStatus.TOO_OFTEN),
        /** -29 in its other meaning, on one page of Laaffic. */
        WORKSPACE_DISABLED(ItniotechStatus.WORKSPACE_DISABLED),
        /** -30, on one page of Laaffic. */
        KEY_DISABLED(ItniotechStatus.KEY_DISABLED),
        /** -31, on one page of Laaffic. */
        IP_NOT_LISTED(ItniotechStatus.IP_NOT_LISTED);

        private final @Nullable ItniotechStatus status;

        Bar(@Nullable ItniotechStatus status) {
            this.status = status;
        }
    }

    private final Setting<Boolean> clockFirst = setting(false);
    final Setting<Integer> failureStatus = setting(200);
    private final Setting<Duration> skew = setting(Duration.ofMinutes(30));
    private final Setting<Bar> bar = setting(Bar.NONE);
    private final Setting<Integer> perSecond = setting(0);
    private long second;
    private int requestsInSecond;

    private final ItniotechAccount account;

    ItniotechAccess(ItniotechAccount account) {
        this.account = account;
    }

    @Override
    protected void restore() {
        requestsInSecond = 0;
    }

    /** Sets how far a timestamp may be off to either side, -16 beyond it; 30 min by default. */
    public void skew(Duration max) {
        skew.set(max);
    }

    private boolean timely(long timestamp, Instant now) {
        return timestamp >= now.getEpochSecond() - skew.get().toSeconds()
                && timestamp <= now.getEpochSecond() + skew.get().toSeconds();
    }

    /** Sets whether a wrong signature with a wrong time is -16 instead of -1; off by default. */
    public void clockFirst(boolean on) {
        clockFirst.set(on);
    }

    /** Sets why every request is refused, or {@link Bar#NONE}. */
    public void bar(Bar reason) {
        bar.set(reason);
    }

    /** Sets how many requests are accepted in one second of the simulated clock, -15 beyond; 0, the default, for no limit. */
    public synchronized void callsPerSecond(int max) {
        perSecond.set(max);
        requestsInSecond = 0;
    }

    /** Sets the HTTP status of the vendor's refusals; 200 by default. */
    public void failureStatus(int status) {
        failureStatus.set(status);
    }

    void check(VendorRequest request) throws ItniotechRefusal {
        String key = request.header("Api-Key");
        String sign = request.header("Sign");
        String timestamp = request.header("Timestamp");
        ItniotechStatus.BAD_AUTHENTICATION.refuseIf(
                key.isEmpty() || sign.isEmpty() || timestamp.isEmpty() || request.shows(Fault.BAD_CREDENTIALS));
        boolean timely = timely(seconds(timestamp), request.now());
        ItniotechStatus.TIMESTAMP_EXPIRES.refuseIf(!timely && clockFirst.get());
        ItniotechStatus.BAD_AUTHENTICATION.refuseIf(
                !ItniotechVendor.API_KEY.equals(key) || !sign.equalsIgnoreCase(expectedSign(timestamp)));
        ItniotechStatus.TIMESTAMP_EXPIRES.refuseIf(!timely);
        ItniotechStatus.IP_NOT_ALLOWED.refuseIf(account.ipBlocked.get());
        ItniotechStatus.LOCKED.refuseIf(account.locked.get());
        admit(request.now());
    }

    private static long seconds(String timestamp) throws ItniotechRefusal {
        try {
            return Long.parseLong(timestamp);
        } catch (NumberFormatException e) {
            throw ItniotechStatus.TIMESTAMP_EXPIRES.refusal();
        }
    }

    private static String expectedSign(String timestamp) {
        try {
            MessageDigest md5 = MessageDigest.getInstance("MD5");
            String signed = ItniotechVendor.API_KEY + ItniotechVendor.API_SECRET + timestamp;
            return HexFormat.of().formatHex(md5.digest(signed.getBytes(UTF_8)));
        } catch (NoSuchAlgorithmException e) {
            throw new IllegalStateException("every Java platform has MD5", e);
        }
    }

    private synchronized void admit(Instant now) throws ItniotechRefusal {
        ItniotechStatus barred = bar.get().status;
        if (barred != null) {
            throw barred.refusal();
        }
        if (second != now.getEpochSecond()) {
            second = now.getEpochSecond();
            requestsInSecond = 0;
        }
        requestsInSecond++;
        ItniotechStatus.TOO_OFTEN.refuseIf(perSecond.get() > 0 && requestsInSecond > perSecond.get());
    }
}
