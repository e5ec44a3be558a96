package io.smsgateway.simulator.internal;

import com.fasterxml.jackson.databind.node.ObjectNode;
import io.smsgateway.simulator.Fault;
import io.smsgateway.simulator.Outage;
import io.smsgateway.simulator.Vendor;
import java.net.URI;
import java.time.Duration;
import java.time.Instant;
import java.util.Optional;
import java.util.concurrent.atomic.AtomicLong;
import java.util.concurrent.atomic.AtomicReference;
import org.jspecify.annotations.Nullable;

/** Base of the simulated vendors: listener, ledger, request counts and the current outage. */
public abstract class SimulatedVendor extends Resettable implements Vendor {

    private static final Duration LATE = Duration.ofSeconds(30);

    private final String name;
    private final AcceptedMessages ledger = new AcceptedMessages();
    private final ReceivedRequests requestCounts = new ReceivedRequests();
    private final AtomicReference<@Nullable Outage> outage = new AtomicReference<>();
    private final Setting<Duration> lateBy = setting(LATE);
    private final RecentLog<ReceivedRequest> requests = cleared(new RecentLog<>(200), RecentLog::clear);
    private final RecentLog<Reply> replies = cleared(new RecentLog<>(1000), RecentLog::clear);
    private final AtomicLong lastRequest = new AtomicLong();
    private final Listener listener;

    /** Creates a vendor with this name, whose requests arrive at this listener. */
    protected SimulatedVendor(String name, Listener listener) {
        this.name = name;
        this.listener = listener;
    }

    @Override
    public final String name() {
        return name;
    }

    @Override
    public final URI url() {
        return listener.url();
    }

    /** Returns the path to add to {@link #url} for the base URL that a client is configured with; empty by default. */
    protected String basePath() {
        return "";
    }

    @Override
    public final AcceptedMessages ledger() {
        return ledger;
    }

    @Override
    public final ReceivedRequests requestCounts() {
        return requestCounts;
    }

    @Override
    public final void fail(Outage next) {
        outage.set(next);
        if (next.fault() == Fault.REFUSE) {
            listener.close();
        } else {
            listener.open();
        }
    }

    @Override
    public final void heal() {
        outage.set(null);
        listener.open();
    }

    @Override
    public final Optional<Outage> outage() {
        return Optional.ofNullable(outage.get());
    }

    @Override
    public final void lateBy(Duration delay) {
        lateBy.set(delay);
    }

    /** Returns the latest requests with their responses; empty while the ledger counts only. */
    public final RecentLog<ReceivedRequest> requests() {
        return requests;
    }

    /** Returns the latest inbound messages; empty while the ledger counts only. */
    public final RecentLog<Reply> replies() {
        return replies;
    }

    /** Returns what a person sees of this vendor and can do there. */
    public abstract VendorConsole console();

    /** Keeps a request with its response for the page. */
    final void received(
            VendorRequest request,
            Instant at,
            @Nullable VendorResponse result,
            @Nullable VendorResponse seen,
            @Nullable Outage applied) {
        if (!ledger.countsOnly()) {
            requests.add(ReceivedRequest.of(lastRequest.incrementAndGet(), request, at, result, seen, applied));
        }
    }

    /** Keeps an inbound message for the page. */
    protected final void replied(Reply reply) {
        if (!ledger.countsOnly()) {
            replies.add(reply);
        }
    }

    final Duration lateBy() {
        return lateBy.get();
    }

    /** Returns the outage that applies to the next request, and counts that request. */
    final Optional<Outage> takeOutage() {
        return Optional.ofNullable(outage.getAndUpdate(SimulatedVendor::afterOneRequest));
    }

    private static @Nullable Outage afterOneRequest(@Nullable Outage current) {
        if (current == null || current.requests() == Outage.UNTIL_HEALED) {
            return current;
        }
        return current.requests() == 1 ? null : current.times(current.requests() - 1);
    }

    @Override
    protected final void restore() {
        heal();
        ledger.countOnly(false);
        ledger.clear();
        requestCounts.clear();
    }

    /** Returns the path as this vendor reads it. */
    protected String canonical(String path) {
        return path;
    }

    /** Handles a request; called by several threads at once. */
    protected abstract VendorResponse handle(VendorRequest request);

    /** Returns the vendor's response with status 500. */
    protected abstract VendorResponse serverError(VendorRequest request);

    /** Returns the balance as the control API shows it, by the vendor's field names. */
    protected abstract ObjectNode balance();

    /**
     * Sets the balance.
     *
     * @param amounts all fields of {@link #balance()}
     * @throws IllegalArgumentException when an amount is invalid
     */
    protected abstract void balance(ObjectNode amounts);

    /** Adds the vendor's own routes to the control API. */
    protected abstract void control(Router<ControlException> routes);

    /** Ends the vendor's threads. */
    protected abstract void close();

    @Override
    public final String toString() {
        return name + "{" + url() + ", " + outage().map(Outage::toString).orElse("healthy") + ", " + ledger + "}";
    }
}
