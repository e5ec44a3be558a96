package io.smsgateway.simulator.itniotech;

import io.smsgateway.simulator.internal.Resettable;
import java.time.Duration;
import java.time.Instant;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;

/**
 * The outcomes of accepted messages, and the responses to queries for them. A message is in the queue, then sending, then
 * delivered or failed, by the simulated clock and by the settings at its acceptance; by default it is delivered at once. Safe
 * for concurrent use.
 *
 * <p>Decided here, where the vendor's pages are silent:
 *
 * <ul>
 *   <li>{@code getReport}: an id of another application, one older than 90 days and an unknown one are {@code nofound}, as
 *       one in the queue is; one that is not 19 digits refuses the request, -14, as no id or more than 200 do; an id that is
 *       named twice is reported once. {@code receiveTime} is the time of sending until the message is done.
 *   <li>{@code getSentRcd}: what is done between both times, inclusive, oldest first; counts are those of the page; a
 *       failure is 2; an unreadable time, an end before its start or a span over 31 days is -11; a start that is no number
 *       of 0 or more is -14; what is older than 90 days is omitted.
 *   <li>A failed message is status 1 for the reason UNDELIV unless another is set. A refused number has an id, but no report.
 * </ul>
 */
public final class ItniotechReports extends Resettable {

    static final String UNDELIVERED = "UNDELIV";

    final Setting<Duration> history = setting(Duration.ofDays(90));
    final Setting<Integer> pageSize = setting(50_000);
    final Setting<Boolean> priceDetail = setting(true);
    final Setting<Boolean> failureIsTwo = setting(true);
    final Setting<Boolean> malformedIdsRefused = setting(true);
    final Setting<Boolean> wideSpanIsTimeRange = setting(false);
    final Setting<Boolean> reportRefused = setting(false);
    private final Setting<ItniotechOutcome> defaultOutcome = setting(ItniotechOutcome.DELIVERED);
    private final Setting<Duration> queued = setting(Duration.ZERO);
    private final Setting<Duration> sending = setting(Duration.ZERO);
    private final Map<String, ItniotechOutcome> byNumber = cleared(new ConcurrentHashMap<>(), Map::clear);

    ItniotechReports() {}

    /** Sets how long messages accepted later stay in the queue, where no report finds them. */
    public void queuedFor(Duration time) {
        queued.set(time);
    }

    /** Sets how long messages accepted later are sending, after the queue. */
    public void sendingFor(Duration time) {
        sending.set(time);
    }

    /** Delivers messages accepted later, to all numbers; this is the default. */
    public void deliver() {
        byNumber.clear();
        defaultOutcome.set(ItniotechOutcome.DELIVERED);
    }

    /** Fails messages accepted later, unless their number has its own outcome. */
    public void fail() {
        outcome(1, UNDELIVERED);
    }

    /** Fails messages accepted later to this number. */
    public void fail(String number) {
        outcome(number, 1, UNDELIVERED);
    }

    /** Sets the outcome of messages accepted later, unless their number has its own. */
    public void outcome(int status, String reason) {
        defaultOutcome.set(new ItniotechOutcome(status, reason));
    }

    /**
     * Sets the outcome of messages accepted later to this number.
     *
     * @param status as in pushes: 0 for delivered, any other for failed
     * @param reason as in pushes; {@code "0"} for delivered ones in the vendor's samples
     */
    public void outcome(String number, int status, String reason) {
        byNumber.put(number, new ItniotechOutcome(status, reason));
    }

    /** Sets how long after its acceptance a message is found; 90 days by default. */
    public void history(Duration time) {
        history.set(time);
    }

    /** Sets the maximum number of messages in a response of {@code getSentRcd}; 50000 by default. */
    public void pageSize(int messages) {
        pageSize.set(messages);
    }

    /** Sets whether {@code getReport} contains what a message cost, as on newer pages; on by default. */
    public void priceDetail(boolean on) {
        priceDetail.set(on);
    }

    /** Sets whether {@code getSentRcd} writes a failure as 2, as on the English page, or as 1; on by default. */
    public void failureIsTwo(boolean on) {
        failureIsTwo.set(on);
    }

    /** Sets whether {@code getReport} refuses a malformed id, -14, or counts it as not found; on by default. */
    public void malformedIdsRefused(boolean on) {
        malformedIdsRefused.set(on);
    }

    /** Sets whether {@code getSentRcd} refuses a span over 31 days with -25 instead of -11; off by default. */
    public void wideSpanIsTimeRange(boolean on) {
        wideSpanIsTimeRange.set(on);
    }

    /** Sets whether numbers that a send refused, which have ids, are reported as failed; off by default. */
    public void reportRefused(boolean on) {
        reportRefused.set(on);
    }

    ItniotechOutcome outcome(String number) {
        return byNumber.getOrDefault(number, defaultOutcome.get());
    }

    Instant sent(Instant accepted) {
        return accepted.plus(queued.get());
    }

    Instant done(Instant accepted) {
        return sent(accepted).plus(sending.get());
    }
}
