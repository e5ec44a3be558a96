package io.smsgateway.itniotech;

import io.smsgateway.delivery.DeliveryReport;
import io.smsgateway.itniotech.ItniotechRequests.Call;
import io.smsgateway.reconciliation.SentRecords;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Objects;
import java.util.Optional;
import java.util.function.Consumer;
import org.jspecify.annotations.Nullable;

/**
 * Queries the vendor's records of sent messages of a time range.
 *
 * @see <a href="https://itniotech.com/api/sms/getSentRcd">getSentRcd</a>
 */
final class ItniotechSentRecords implements SentRecords {

    private static final Duration LONGEST = Duration.ofDays(31);
    /** About 600 bytes per record, several times what the pages show. */
    private static final int MOST_BYTES = 32 << 20;

    private final ApiPaths site;
    private final String appId;
    private final ItniotechRequests requests;

    ItniotechSentRecords(ApiPaths site, String appId, ItniotechRequests requests) {
        this.site = site;
        this.appId = appId;
        this.requests = requests;
    }

    @Override
    public void between(Instant from, Instant to, Consumer<DeliveryReport> each) {
        long unreadable = 0;
        for (TimeRange span : TimeRange.cut(from, to, LONGEST)) {
            unreadable += all(span, each);
        }
        if (unreadable > 0) {
            throw requests.senseless(
                    call(new TimeRange(from, to), 0),
                    unreadable + " records name no message; all others were delivered");
        }
    }

    /** Returns the number of unreadable records in a range. */
    private long all(TimeRange span, Consumer<DeliveryReport> each) {
        long unreadable = 0;
        long start = 0;
        ReportResponse.Entry before = null;
        while (true) {
            List<ReportResponse.@Nullable Entry> page = page(span, start);
            // a page shorter than "at most" 50,000 need not be the last, and missing records would count as not sent
            if (page.isEmpty()) {
                return unreadable;
            }
            ReportResponse.@Nullable Entry first = page.get(0);
            if (start > 0 && Objects.equals(first, before)) {
                // a vendor that repeats a page would be queried for ever
                throw requests.senseless(call(span, start), "the vendor returned the same page twice");
            }
            before = first;
            for (ReportResponse.Entry entry : page) {
                Optional<DeliveryReport> report = report(entry);
                report.ifPresent(each);
                unreadable += report.isPresent() ? 0 : 1;
            }
            start += page.size();
        }
    }

    private Optional<DeliveryReport> report(ReportResponse.@Nullable Entry entry) {
        return entry == null ? Optional.empty() : entry.report(requests.provider());
    }

    private List<ReportResponse.@Nullable Entry> page(TimeRange span, long start) {
        Call call = call(span, start);
        return requests.make(call, ReportResponse.class)
                .entries()
                .orElseThrow(() -> requests.senseless(call, "the response counts messages but lists none"));
    }

    private Call call(TimeRange span, long start) {
        return Call.get(
                        Product.SMS,
                        site.sms() + "/getSentRcd?appId=" + WireValue.encoded(appId)
                                + "&startTime=" + WireValue.encoded(WireValue.time(span.from()))
                                + "&endTime=" + WireValue.encoded(WireValue.time(span.to()))
                                + "&startIndex=" + start)
                .upTo(MOST_BYTES);
    }
}
