package io.smsgateway.simulator.itniotech;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import io.smsgateway.simulator.internal.Json;
import io.smsgateway.simulator.internal.Tasks;
import io.smsgateway.simulator.internal.VendorRequest;
import java.time.Duration;
import java.time.Instant;
import java.util.Arrays;
import java.util.Comparator;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.regex.Pattern;
import java.util.stream.Collectors;

/** Handles {@code getReport} and {@code getSentRcd}, as {@link ItniotechReports} decides. */
record ItniotechReportHandler(ItniotechAccount account, ItniotechReports reports, ItniotechOutbox outbox, Tasks tasks) {

    private static final String DELIVERED = "0";
    private static final String FAILED = "1";
    private static final String SENDING = "-1";
    private static final int MAX_IDS = 200;
    private static final Pattern ID = Pattern.compile("[0-9]{19}");
    private static final Duration MAX_SPAN = Duration.ofDays(31);

    JsonNode report(VendorRequest request) throws ItniotechRefusal {
        String app = app(request);
        Set<String> ids = Arrays.stream(request.parameter("msgIds").split(",", -1))
                .map(String::strip)
                .filter(id -> !id.isEmpty())
                .collect(Collectors.toCollection(LinkedHashSet::new));
        boolean malformed = !ids.stream().allMatch(ID.asMatchPredicate());
        ItniotechStatus.FIELD_WRONG.refuseIf(
                ids.isEmpty() || ids.size() > MAX_IDS || (malformed && reports.malformedIdsRefused.get()));
        Instant now = tasks.now();
        Instant oldest = now.minus(reports.history.get());
        List<ItniotechMessage> found = ids.stream()
                .map(outbox::find)
                .flatMap(Optional::stream)
                .filter(message -> message.appId().equals(app))
                .filter(message -> !message.queued(now) && !message.sent().isBefore(oldest))
                .toList();
        List<ObjectNode> items =
                found.stream().map(message -> item(message, now, FAILED)).toList();
        if (reports.priceDetail.get()) {
            for (int i = 0; i < items.size(); i++) {
                items.get(i).set("pricedetail", priceDetail(found.get(i)));
            }
        }
        ObjectNode response = ItniotechStatus.success()
                .put("success", count(items, DELIVERED))
                .put("fail", count(items, FAILED))
                .put("sending", count(items, SENDING))
                .put("nofound", Integer.toString(ids.size() - found.size()));
        response.putArray("array").addAll(items);
        return response;
    }

    private static ObjectNode priceDetail(ItniotechMessage message) {
        ObjectNode detail = message.priceDetail();
        ItniotechCurrency currency = message.currency();
        if (!currency.dollars()) {
            detail.put("settleCurrency", ItniotechCurrency.USD.code())
                    .put("settlePrice", currency.dollars(message.price()))
                    .put("settlePay", currency.dollars(message.pay()))
                    .put("quoteExchange", currency.inDollars().toPlainString());
        }
        return detail;
    }

    JsonNode sent(VendorRequest request) throws ItniotechRefusal {
        String app = app(request);
        Instant start = time(request, "startTime");
        Instant end = time(request, "endTime");
        ItniotechStatus.TIME_FORMAT.refuseIf(end.isBefore(start));
        if (Duration.between(start, end).compareTo(MAX_SPAN) > 0) {
            throw new ItniotechRefusal(
                    reports.wideSpanIsTimeRange.get() ? ItniotechStatus.TIME_RANGE : ItniotechStatus.TIME_FORMAT);
        }
        long startIndex = startIndex(request);
        Instant now = tasks.now();
        Instant oldest = now.minus(reports.history.get());
        String failed = reports.failureIsTwo.get() ? "2" : FAILED;
        List<ObjectNode> items = outbox.all().stream()
                .filter(message -> message.appId().equals(app) && message.done(now))
                .filter(message -> !message.done().isBefore(start)
                        && !message.done().isAfter(end)
                        && !message.sent().isBefore(oldest))
                .sorted(Comparator.comparing(ItniotechMessage::done))
                .skip(startIndex)
                .limit(reports.pageSize.get())
                .map(message -> item(message, now, failed))
                .toList();
        ObjectNode response = ItniotechStatus.success()
                .put("success", count(items, DELIVERED))
                .put("fail", count(items, failed));
        response.putArray("array").addAll(items);
        return response;
    }

    private String app(VendorRequest request) throws ItniotechRefusal {
        String app = request.parameter("appId");
        ItniotechStatus.APP_UNKNOWN.refuseIf(!account.knowsApp(app));
        return app;
    }

    private static Instant time(VendorRequest request, String name) throws ItniotechRefusal {
        return ItniotechTime.read(request.parameter(name)).orElseThrow(ItniotechStatus.TIME_FORMAT::refusal);
    }

    private static long startIndex(VendorRequest request) throws ItniotechRefusal {
        try {
            long index = Long.parseLong(request.query().getOrDefault("startIndex", "0"));
            ItniotechStatus.FIELD_WRONG.refuseIf(index < 0);
            return index;
        } catch (NumberFormatException e) {
            throw ItniotechStatus.FIELD_WRONG.refusal();
        }
    }

    private static ObjectNode item(ItniotechMessage message, Instant now, String failed) {
        boolean done = message.done(now);
        String outcome = message.outcome().delivered() ? DELIVERED : failed;
        return Json.newObject()
                .put("msgId", message.id())
                .put("number", message.number())
                .put("receiveTime", ItniotechTime.iso(done ? message.done() : message.sent()))
                .put("status", done ? outcome : SENDING);
    }

    private static String count(List<ObjectNode> items, String status) {
        return Long.toString(items.stream()
                .filter(item -> item.path("status").asText().equals(status))
                .count());
    }
}
