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
 * Asks what people wrote back in a time.
 *
 * @see <a href="https://itniotech.com/api/sms/recordMo">recordMo</a>
 */
final class ItniotechInbound implements InboundMessages {

    /** The first instant that the vendor lets anybody ask for. */
    private static final Instant BEGINNING = Instant.parse("2022-06-30T16:00:00Z");

    /** The pages say a month; this is the shortest. */
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

    /** What was before July 2022 (at +08:00) is left out, for the vendor has nothing to tell of it. */
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
                    unreadable + " messages come from what is no phone number; all others were handed over");
        }
    }

    /** How many messages of a span can't be read. */
    private long all(TimeRange span, Consumer<InboundMessage> each) {
        long unreadable = 0;
        List<InboundQuery.@Nullable Entry> before = List.of();
        for (int current = 1; ; current++) {
            Call call = call(span, current);
            InboundQuery.Data data =
                    requests.make(call, InboundQuery.Response.class).data();
            if (data == null) {
                throw requests.senseless(call, "there is no \"data\"");
            }
            Integer pages = WireValue.integer(data.pages());
            if (data.records() == null && pages != null && pages > 0) {
                throw requests.senseless(call, "it counts pages and lists nothing");
            }
            List<InboundQuery.@Nullable Entry> records = data.records() == null ? List.of() : data.records();
            if (!records.isEmpty() && records.equals(before)) {
                // a vendor that does not turn the page would be asked for ever
                throw requests.senseless(call, "the same page came twice");
            }
            for (InboundQuery.Entry entry : records) {
                Optional<InboundMessage> message =
                        entry == null ? Optional.empty() : entry.message(requests.provider());
                message.ifPresent(each);
                unreadable += message.isPresent() ? 0 : 1;
            }
            // no page at all, beside records, is what a server says that did not count
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

    @Override
    public String toString() {
        return "ItniotechInbound{" + requests.provider() + "}";
    }
}
