package io.smsgateway.simulator.itniotech;

import java.time.Duration;
import java.time.Instant;
import org.jspecify.annotations.Nullable;

/**
 * What the simulated Itniotech asks of every call before it looks at it, and in which way it says no. Safe for any number of
 * threads.
 *
 * <p>Decided here, where the vendor's pages are silent: the clock may be off by half an hour to either side, inclusive, as
 * only an old page says; a wrong signature goes before a wrong time; a bar of the address, then the lock of the account,
 * then any other bar; calls are not counted; a failure has HTTP status 200.
 */
public final class ItniotechAccess {

    /** What bars every caller. */
    public enum Bar {
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

    private static final Duration SKEW = Duration.ofMinutes(30);
    private static final int OK = 200;

    private Duration skew = SKEW;
    private boolean clockFirst;
    private Bar bar = Bar.NONE;
    private int perSecond;
    private int failureStatus = OK;
    private long second;
    private int callsInSecond;

    ItniotechAccess() {}

    synchronized void reset() {
        skew = SKEW;
        clockFirst = false;
        bar = Bar.NONE;
        perSecond = 0;
        failureStatus = OK;
        callsInSecond = 0;
    }

    /** How far a timestamp may be off to either side, -16 beyond it. */
    public synchronized void skew(Duration most) {
        skew = most;
    }

    synchronized boolean timely(long timestamp, Instant now) {
        long second = now.getEpochSecond();
        return timestamp >= second - skew.toSeconds() && timestamp <= second + skew.toSeconds();
    }

    /** Whether a call with a wrong signature and a wrong time is told -16 rather than -1. */
    public synchronized void clockFirst(boolean yes) {
        clockFirst = yes;
    }

    synchronized boolean clockFirst() {
        return clockFirst;
    }

    /** Bars every call in this way, or none. */
    public synchronized void bar(Bar wanted) {
        bar = wanted;
    }

    /** How many calls are taken in one second of the simulated clock, -15 beyond them; 0, the default, for any number. */
    public synchronized void callsPerSecond(int most) {
        perSecond = most;
        callsInSecond = 0;
    }

    /** The HTTP status of a failure in the vendor's words; 200 by default. */
    public synchronized void failureStatus(int http) {
        failureStatus = http;
    }

    synchronized int failureStatus() {
        return failureStatus;
    }

    synchronized void admit(Instant now) throws ItniotechRefusal {
        if (bar.status != null) {
            throw new ItniotechRefusal(bar.status);
        }
        if (second != now.getEpochSecond()) {
            second = now.getEpochSecond();
            callsInSecond = 0;
        }
        callsInSecond++;
        if (perSecond > 0 && callsInSecond > perSecond) {
            throw new ItniotechRefusal(ItniotechStatus.TOO_OFTEN);
        }
    }
}
