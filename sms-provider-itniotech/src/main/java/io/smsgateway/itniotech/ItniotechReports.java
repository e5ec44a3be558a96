package io.smsgateway.itniotech;

import com.google.common.collect.Lists;
import io.smsgateway.PhoneNumber;
import io.smsgateway.delivery.DeliveryReport;
import io.smsgateway.delivery.DeliveryReports;
import io.smsgateway.itniotech.ItniotechRequests.Call;
import java.util.ArrayList;
import java.util.Collection;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/**
 * Queries delivery reports by message id.
 *
 * @see <a href="https://itniotech.com/api/sms/getReport">getReport</a>
 */
final class ItniotechReports implements DeliveryReports {

    private record Key(String messageId, @Nullable PhoneNumber recipient) {}

    private static final int MOST_IDS = 200;

    private final ApiPaths site;
    private final String appId;
    private final ItniotechRequests requests;

    ItniotechReports(ApiPaths site, String appId, ItniotechRequests requests) {
        this.site = site;
        this.appId = appId;
        this.requests = requests;
    }

    /** Throws {@link IllegalArgumentException} for an id that cannot be one of this vendor, before any request. */
    @Override
    public List<DeliveryReport> query(Collection<String> messageIds) {
        Set<String> unique = new LinkedHashSet<>(messageIds);
        for (String id : unique) {
            if (!WireValue.isId(id)) {
                throw new IllegalArgumentException("an id of " + requests.provider()
                        + " must be digits only; use the value of Accepted.messageId()");
            }
        }
        List<DeliveryReport> reports = new ArrayList<>();
        for (List<String> ids : Lists.partition(List.copyOf(unique), MOST_IDS)) {
            reports.addAll(page(ids));
        }
        return reports;
    }

    private Collection<DeliveryReport> page(List<String> ids) {
        Call call = Call.get(
                Product.SMS,
                site.sms() + "/getReport?appId=" + WireValue.encoded(appId) + "&msgIds=" + String.join(",", ids));
        ReportResponse response = requests.make(call, ReportResponse.class);
        Set<String> asked = Set.copyOf(ids);
        Map<Key, DeliveryReport> reports = new LinkedHashMap<>();
        response
                .entries()
                .orElseThrow(() -> requests.senseless(call, "the response counts messages but lists none"))
                .stream()
                .flatMap(entry -> entry == null ? Stream.empty() : entry.report(requests.provider()).stream())
                .filter(report -> asked.contains(report.messageId()))
                .forEach(report -> reports.putIfAbsent(new Key(report.messageId(), report.recipient()), report));
        return reports.values();
    }
}
