package io.smsgateway.simulator.itniotech;

import io.smsgateway.simulator.internal.Callbacks;
import io.smsgateway.simulator.internal.Json;
import io.smsgateway.simulator.internal.Tasks;
import java.time.Duration;
import java.util.Collections;
import tools.jackson.databind.node.ObjectNode;

/**
 * The pushes of the simulated Itniotech: their URLs, which the vendor's staff sets, their fields and faults. Each request has one
 * object, unsigned; they are sent one after another in the order of their time, unless a setting says otherwise. Safe for
 * concurrent use.
 *
 * <p>Decided here, where the vendor's pages are silent: a message is reported once, when a URL is set as it is accepted; status
 * 200 within 5 s of real time is success, whatever the body; any other outcome, redirects too, is retried 1 and 2 minutes later
 * by the simulated clock, and dropped when the URL has changed. No header authenticates a push. The {@code msgid} of an
 * inbound message is its own, its time is at +08:00. A missing orderId is an empty text.
 */
public final class ItniotechCallbacks extends Callbacks<ItniotechCallbacks.Kind> {

    /** The kinds of pushes, each of which has a URL. */
    public enum Kind {
        /** A delivery report. */
        REPORT,
        /** An inbound message. */
        INBOUND
    }

    private static final int TRIES = 3;
    private static final Duration RETRY_DELAY = Duration.ofMinutes(1);

    private final ItniotechPushBodies bodies = part(new ItniotechPushBodies());

    ItniotechCallbacks(Tasks tasks) {
        super(tasks, Kind.class, "application/json;charset=UTF-8", Collections.nCopies(TRIES - 1, RETRY_DELAY));
    }

    /**
     * Sends this body, as an attacker could who knows the URL, and waits for the response.
     *
     * @param body JSON as the vendor would send it, or anything else
     * @return the status of the response, 0 when none arrived
     * @throws IllegalStateException when the kind has no URL
     */
    public int forge(Kind kind, String body) {
        return sendOnce(kind, () -> body);
    }

    /** Sets the fields of pushes; {@link ItniotechPushFields#ITNIOTECH_CN} by default. */
    public void fields(ItniotechPushFields generation) {
        bodies.fields.set(generation);
    }

    /** Sets whether pushes contain what a message cost; on by default. */
    public void priceDetail(boolean on) {
        bodies.priceDetail.set(on);
    }

    /** Sets whether status, time and network are text where the pages have numbers, and numbers where they have text. */
    public void swappedTypes(boolean on) {
        bodies.swappedTypes.set(on);
    }

    /** Sets the number of attempts and the delay between them, by the simulated clock; three and 1 min by default. */
    public void tries(int max, Duration apart) {
        retryAfter(Collections.nCopies(max - 1, apart));
    }

    void report(ItniotechMessage message) {
        if (url(Kind.REPORT).isPresent()) {
            String body = bodies.report(message);
            pushReport(Kind.REPORT, () -> body, message.done());
        }
    }

    void inbound(ItniotechInbound inbound) {
        String body = bodies.inbound(inbound);
        push(Kind.INBOUND, () -> body, inbound.at());
    }

    @Override
    protected void configure(ObjectNode given) {
        if (given.has("fields")) {
            fields(ItniotechPushFields.valueOf(Json.text(given.path("fields"))));
        }
    }
}
