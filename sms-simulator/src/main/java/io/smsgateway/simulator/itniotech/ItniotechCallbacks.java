package io.smsgateway.simulator.itniotech;

import com.fasterxml.jackson.databind.node.ObjectNode;
import io.smsgateway.simulator.internal.Callbacks;
import io.smsgateway.simulator.internal.Json;
import io.smsgateway.simulator.internal.Tasks;
import io.smsgateway.simulator.internal.TypeSwapper;
import java.time.Duration;
import java.util.Collections;
import java.util.Set;
import java.util.regex.Pattern;

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
    private static final Set<String> SWAPPED = Set.of("status", "timestamp", "mcc", "mnc", "mcn");
    private static final Pattern LONG = Pattern.compile("[1-9][0-9]{0,17}");

    private final Setting<ItniotechPushFields> fields = setting(ItniotechPushFields.ITNIOTECH_CN);
    private final Setting<Boolean> priceDetail = setting(true);
    private final Setting<Boolean> swappedTypes = setting(false);

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
        fields.set(generation);
    }

    /** Sets whether pushes contain what a message cost; on by default. */
    public void priceDetail(boolean on) {
        priceDetail.set(on);
    }

    /** Sets whether status, time and network are text where the pages have numbers, and numbers where they have text. */
    public void swappedTypes(boolean on) {
        swappedTypes.set(on);
    }

    /** Sets the number of attempts and the delay between them, by the simulated clock; three and 1 min by default. */
    public void tries(int max, Duration apart) {
        retryAfter(Collections.nCopies(max - 1, apart));
    }

    void report(ItniotechMessage message) {
        if (url(Kind.REPORT).isPresent()) {
            String body = body(message);
            pushReport(Kind.REPORT, () -> body, message.done());
        }
    }

    void inbound(ItniotechInbound inbound) {
        String body = body(inbound);
        push(Kind.INBOUND, () -> body, inbound.at());
    }

    private String body(ItniotechMessage message) {
        ItniotechPushFields generation = fields.get();
        ObjectNode body = Json.newObject().put("appId", message.appId());
        String orderId = message.orderId() == null ? "" : message.orderId();
        if (generation.numericOrderId() && LONG.matcher(orderId).matches()) {
            body.put(generation.orderId, Long.parseLong(orderId));
        } else if (!generation.orderId.isEmpty()) {
            body.put(generation.orderId, orderId);
        }
        body.put("msgid", message.id())
                .put("mobile", message.number())
                .put("status", message.outcome().status())
                .put("reason", message.outcome().reason())
                .put("timestamp", (generation.timeOfReport ? message.done() : message.sent()).toEpochMilli());
        if (generation.network) {
            body.put("mcc", Integer.toString(ItniotechCountry.of(message.number()).mcc))
                    .put("mnc", Integer.toString(ItniotechCountry.MNC));
        }
        if (priceDetail.get()) {
            body.set("pricedetail", message.priceDetail());
        }
        return write(body);
    }

    private String body(ItniotechInbound inbound) {
        ItniotechPushFields generation = fields.get();
        ItniotechCountry country = ItniotechCountry.of(inbound.number());
        ObjectNode body = Json.newObject()
                .put("msgid", inbound.id())
                .put("mobile", inbound.number())
                .put("reply_time", ItniotechTime.plain(inbound.at()))
                .put("content", inbound.content())
                .put("sendid", inbound.sendId())
                .put("mcc", country.mcc)
                .put(generation.mnc, ItniotechCountry.MNC)
                .put("operator", country.operator);
        if (priceDetail.get()) {
            body.set("pricedetail", inbound.priceDetail());
        }
        return write(body);
    }

    private String write(ObjectNode body) {
        if (swappedTypes.get()) {
            TypeSwapper.swap(body, SWAPPED);
        }
        return Json.write(body);
    }

    @Override
    protected void configure(ObjectNode given) {
        if (given.has("fields")) {
            fields(ItniotechPushFields.valueOf(Json.text(given.path("fields"))));
        }
    }
}
