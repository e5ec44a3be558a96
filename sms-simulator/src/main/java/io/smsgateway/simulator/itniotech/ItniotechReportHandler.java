package io.smsgateway.simulator.itniotech;

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
import java.util.function.Predicate;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.node.ArrayNode;
import tools.jackson.databind.node.ObjectNode;

/** Handles {@code getReport} and {@code getSentRcd}, as {@link ItniotechReports} decides. */
record ItniotechReportHandler(ItniotechAccount account, ItniotechReports reports, ItniotechOutbox outbox, Tasks tasks) {

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
        ObjectNode response = ItniotechStatus.success();
        count(
                response,
                "success",
                found,
                message -> message.done(now) && message.outcome().delivered());
        count(
                response,
                "fail",
                found,
                message -> message.done(now) && !message.outcome().delivered());
        count(response, "sending", found, message -> !message.done(now));
        response.put("nofound", Integer.toString(ids.size() - found.size()));
        ArrayNode array = response.putArray("array");
        for (ItniotechMessage message : found) {
            String failure = message.outcome().delivered() ? "0" : "1";
            ObjectNode item = item(
                    message, message.done(now) ? message.done() : message.sent(), message.done(now) ? failure : "-1");
            array.add(item);
            if (reports.priceDetail.get()) {
                item.set("pricedetail", priceDetail(message));
            }
        }
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
        List<ItniotechMessage> page = outbox.all().stream()
                .filter(message -> message.appId().equals(app) && message.done(now))
                .filter(message -> !message.done().isBefore(start)
                        && !message.done().isAfter(end)
                        && !message.sent().isBefore(oldest))
                .sorted(Comparator.comparing(ItniotechMessage::done))
                .skip(startIndex)
                .limit(reports.pageSize.get())
                .toList();
        ObjectNode response = ItniotechStatus.success();
        count(response, "success", page, message -> message.outcome().delivered());
        count(response, "fail", page, message -> !message.outcome().delivered());
        ArrayNode array = response.putArray("array");
        String failure = reports.failureIsTwo.get() ? "2" : "1";
        for (ItniotechMessage message : page) {
            array.add(item(message, message.done(), message.outcome().delivered() ? "0" : failure));
        }
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

    private static ObjectNode item(ItniotechMessage message, Instant time, String status) {
        return Json.newObject()
                .put("msgId", message.id())
                .put("number", message.number())
                .put("receiveTime", ItniotechTime.iso(time))
                .put("status", status);
    }

    private static void count(
            ObjectNode response, String name, List<ItniotechMessage> messages, Predicate<ItniotechMessage> which) {
        response.put(name, Long.toString(messages.stream().filter(which).count()));
    }
}
