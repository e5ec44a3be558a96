package io.smsgateway.simulator.itniotech;

import java.time.Duration;
import java.time.Instant;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;

/**
 * What becomes of messages after Itniotech has accepted them, and how it is told when somebody asks. A message is in the queue,
 * then sending, then delivered or failed, by the simulated clock and by what was set when it was accepted; by default it
 * is delivered at once. Safe for any number of threads.
 *
 * <p>Decided here, where the vendor's pages are silent:
 *
 * <ul>
 *   <li>{@code getReport}: an id of another application, one older than 90 days and one that nobody knows are {@code nofound},
 *       as one in the queue is; one that is not 19 digits refuses the call, -14, as no id or more than 200 do; an id that is
 *       named twice is answered once. {@code receiveTime} is the time of sending until the message is done.
 *   <li>{@code getSentRcd}: what is done between both times, these included, oldest first; counts are those of the page; a
 *       failure is 2; a time that can't be read, an end before its start or a span over 31 days is -11; a start
 *       that is no number of 0 or more is -14; what is older than 90 days is left out.
 *   <li>A failed message is status 1 for the reason UNDELIV unless another is given. A refused number has an id, but never a
 *       report.
 * </ul>
 */
public final class ItniotechReports {

    private static final Duration HISTORY = Duration.ofDays(90);
    private static final int PAGE = 50_000;

    private final Map<String, ItniotechOutcome> byNumber = new ConcurrentHashMap<>();
    private volatile ItniotechOutcome usual = ItniotechOutcome.DELIVERED;
    private volatile Duration queued = Duration.ZERO;
    private volatile Duration sending = Duration.ZERO;
    private volatile Duration history = HISTORY;
    private volatile int pageSize = PAGE;
    private volatile boolean priceDetail = true;
    private volatile boolean failureIsTwo = true;
    private volatile boolean malformedRefused = true;
    private volatile boolean wideSpanIsTimeRange;
    private volatile boolean refusedToo;

    ItniotechReports() {}

    void reset() {
        byNumber.clear();
        usual = ItniotechOutcome.DELIVERED;
        queued = Duration.ZERO;
        sending = Duration.ZERO;
        history = HISTORY;
        pageSize = PAGE;
        priceDetail = true;
        failureIsTwo = true;
        malformedRefused = true;
        wideSpanIsTimeRange = false;
        refusedToo = false;
    }

    /** How long messages that are accepted later stay in the queue, where no report finds them. */
    public void queuedFor(Duration time) {
        queued = time;
    }

    /** How long messages that are accepted later are sending, after the queue. */
    public void sendingFor(Duration time) {
        sending = time;
    }

    /** Delivers what is accepted later, to all numbers; this is the default. */
    public void deliver() {
        byNumber.clear();
        usual = ItniotechOutcome.DELIVERED;
    }

    /** Lets what is accepted later fail, unless its number has an outcome of its own. */
    public void fail() {
        outcome(1, "UNDELIV");
    }

    /** Lets what this number is sent later fail. */
    public void fail(String number) {
        outcome(number, 1, "UNDELIV");
    }

    /** What becomes of messages that are accepted later, unless their number has an outcome of its own. */
    public void outcome(int status, String reason) {
        usual = new ItniotechOutcome(status, reason);
    }

    /**
     * What becomes of messages to this number that are accepted later.
     *
     * @param status as pushes tell it: 0 for delivered, any other for failed
     * @param reason as pushes tell it; {@code "0"} of delivered ones in the vendor's samples
     */
    public void outcome(String number, int status, String reason) {
        byNumber.put(number, new ItniotechOutcome(status, reason));
    }

    /** How long after its acceptance a message is told of; 90 days by default. */
    public void history(Duration time) {
        history = time;
    }

    Duration history() {
        return history;
    }

    /** How many messages one {@code getSentRcd} lists at most; 50000 by default. */
    public void pageSize(int messages) {
        pageSize = messages;
    }

    int pageSize() {
        return pageSize;
    }

    /** Whether {@code getReport} tells what a message cost, as newer pages say and the default is. */
    public void priceDetail(boolean yes) {
        priceDetail = yes;
    }

    boolean priceDetail() {
        return priceDetail;
    }

    /** Whether {@code getSentRcd} writes a failure as 2, as the English page says and the default is, or as 1. */
    public void failureIsTwo(boolean yes) {
        failureIsTwo = yes;
    }

    boolean failureIsTwo() {
        return failureIsTwo;
    }

    /** Whether {@code getReport} refuses an id that can't be one, -14, which is the default, or counts it as not found. */
    public void malformedIdsRefused(boolean yes) {
        malformedRefused = yes;
    }

    boolean malformedIdsRefused() {
        return malformedRefused;
    }

    /** Whether {@code getSentRcd} refuses a span over 31 days with -25 rather than -11. */
    public void wideSpanIsTimeRange(boolean yes) {
        wideSpanIsTimeRange = yes;
    }

    boolean wideSpanIsTimeRange() {
        return wideSpanIsTimeRange;
    }

    /** Whether numbers that a send refused are reported later as failed, for they have ids; off by default. */
    public void refusedToo(boolean yes) {
        refusedToo = yes;
    }

    boolean refusedToo() {
        return refusedToo;
    }

    ItniotechOutcome outcome(String number) {
        return byNumber.getOrDefault(number, usual);
    }

    Instant sent(Instant accepted) {
        return accepted.plus(queued);
    }

    Instant done(Instant accepted) {
        return accepted.plus(queued).plus(sending);
    }
}
