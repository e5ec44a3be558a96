package io.smsgateway.itniotech;

import io.smsgateway.delivery.InboundMessage;
import io.smsgateway.delivery.InboundMessages;
import io.smsgateway.http.Sensitive;
import io.smsgateway.itniotech.ItniotechRequests.Call;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import java.util.function.Consumer;
import org.jspecify.annotations.Nullable;

/**
 * Queries inbound messages of a time range.
 *
 * @see <a href="https://itniotech.com/api/sms/recordMo">recordMo</a>
 */
final class ItniotechInbound implements InboundMessages {

    /** The earliest instant that the vendor accepts. */
    private static final Instant BEGINNING = Instant.parse("2022-06-30T16:00:00Z");

    /** The pages say a month; 28 days is the shortest. */
    private static final Duration LONGEST = Duration.ofDays(28);

    private static final int PAGE = 100;

    private final ApiPaths site;
    private final String appId;
    private final ItniotechRequests requests;

    ItniotechInbound(ApiPaths site, String appId, ItniotechRequests requests) {
        this.site = site;
        this.appId = appId;
        this.requests = requests;
    }

    /** The part before July 2022 (at +08:00) is left out, because the vendor has no data for it. */
    @Override
    public void between(Instant from, Instant to, Consumer<InboundMessage> each) {
        List<TimeRange> asked = TimeRange.cut(from, to, LONGEST);
        if (to.isBefore(BEGINNING)) {
            return;
        }
        List<TimeRange> spans = from.isBefore(BEGINNING) ? TimeRange.cut(BEGINNING, to, LONGEST) : asked;
        long unreadable = 0;
        for (TimeRange span : spans) {
            unreadable += all(span, each);
        }
        if (unreadable > 0) {
            throw requests.senseless(
                    call(spans.get(0), 1),
                    unreadable + " messages have an invalid sender number; all others were delivered");
        }
    }

    /** Returns the number of unreadable messages in a range. */
    private long all(TimeRange span, Consumer<InboundMessage> each) {
        long unreadable = 0;
        List<InboundQuery.@Nullable Entry> before = List.of();
        for (int current = 1; ; current++) {
            Call call = call(span, current);
            InboundQuery.Data data =
                    requests.make(call, InboundQuery.Response.class).data();
            if (data == null) {
                throw requests.senseless(call, "the response has no \"data\"");
            }
            Integer pages = WireValue.integer(data.pages());
            if (data.records() == null && pages != null && pages > 0) {
                throw requests.senseless(call, "the response has pages but no messages");
            }
            List<InboundQuery.@Nullable Entry> records = data.records() == null ? List.of() : data.records();
            if (!records.isEmpty() && records.equals(before)) {
                // a vendor that repeats a page would be queried for ever
                throw requests.senseless(call, "the vendor returned the same page twice");
            }
            for (InboundQuery.Entry entry : records) {
                Optional<InboundMessage> message =
                        entry == null ? Optional.empty() : entry.message(requests.provider());
                message.ifPresent(each);
                unreadable += message.isPresent() ? 0 : 1;
            }
            // zero pages beside records come from a server that does not count
            if (records.isEmpty() || ((pages != null && pages > 0) ? current >= pages : records.size() < PAGE)) {
                return unreadable;
            }
            before = records;
        }
    }

    private Call call(TimeRange span, int current) {
        InboundQuery.Params params = new InboundQuery.Params(WireValue.time(span.from()), WireValue.time(span.to()));
        return Call.query(
                Product.SMS, site.sms() + "/recordMo", new InboundQuery(new Sensitive<>(appId), current, PAGE, params));
    }
}
