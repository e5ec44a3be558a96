package io.smsgateway.simulator.itniotech;

import io.smsgateway.simulator.internal.Resettable;
import java.time.Duration;
import java.time.Instant;
import org.jspecify.annotations.Nullable;

/**
 * What the simulated Itniotech checks before it handles a request, and the form of its refusals. Safe for concurrent use.
 *
 * <p>Decided here, where the vendor's pages are silent: the clock may be off by half an hour to either side, inclusive, as
 * only an old page says; a wrong signature goes before a wrong time; a blocked address, then the lock of the account, then any
 * other bar; requests are not limited; a failure has HTTP status 200.
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

    final Setting<Boolean> clockFirst = setting(false);
    final Setting<Integer> failureStatus = setting(200);
    private final Setting<Duration> skew = setting(Duration.ofMinutes(30));
    private final Setting<Bar> bar = setting(Bar.NONE);
    private final Setting<Integer> perSecond = setting(0);
    private long second;
    private int requestsInSecond;

    ItniotechAccess() {}

    @Override
    protected void restore() {
        requestsInSecond = 0;
    }

    /** Sets how far a timestamp may be off to either side, -16 beyond it; 30 min by default. */
    public void skew(Duration max) {
        skew.set(max);
    }

    boolean timely(long timestamp, Instant now) {
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

    synchronized void admit(Instant now) throws ItniotechRefusal {
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
