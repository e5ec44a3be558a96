package io.smsgateway.simulator.itniotech;

import io.smsgateway.simulator.internal.Call;
import io.smsgateway.simulator.internal.Tasks;
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

/** Answers {@code getReport} and {@code getSentRcd}, as {@link ItniotechReports} decides. */
record ItniotechReporting(ItniotechAccount account, ItniotechReports reports, ItniotechOutbox outbox, Tasks tasks) {

    private static final int MOST_IDS = 200;
    private static final Pattern ID = Pattern.compile("[0-9]{19}");
    private static final Duration LONGEST_SPAN = Duration.ofDays(31);

    JsonNode report(Call call) throws ItniotechRefusal {
        String app = app(call);
        Set<String> ids = Arrays.stream(call.query().getOrDefault("msgIds", "").split(",", -1))
                .map(String::strip)
                .filter(id -> !id.isEmpty())
                .collect(Collectors.toCollection(LinkedHashSet::new));
        boolean malformed = !ids.stream().allMatch(ID.asMatchPredicate());
        if (ids.isEmpty() || ids.size() > MOST_IDS || (malformed && reports.malformedIdsRefused())) {
            throw new ItniotechRefusal(ItniotechStatus.FIELD_WRONG);
        }
        Instant now = tasks.now();
        Instant oldest = now.minus(reports.history());
        List<ItniotechMessage> found = ids.stream()
                .map(outbox::find)
                .flatMap(Optional::stream)
                .filter(message -> message.appId().equals(app))
                .filter(message -> !message.queued(now) && !message.sent().isBefore(oldest))
                .toList();
        ObjectNode answer = ItniotechVendor.envelope("0", "success");
        count(
                answer,
                "success",
                found,
                message -> message.done(now) && message.outcome().delivered());
        count(
                answer,
                "fail",
                found,
                message -> message.done(now) && !message.outcome().delivered());
        count(answer, "sending", found, message -> !message.done(now));
        answer.put("nofound", Integer.toString(ids.size() - found.size()));
        ArrayNode array = answer.putArray("array");
        for (ItniotechMessage message : found) {
            String failure = message.outcome().delivered() ? "0" : "1";
            ObjectNode item = array.addObject()
                    .put("msgId", message.id())
                    .put("number", message.number())
                    .put("receiveTime", ItniotechTime.iso(message.done(now) ? message.done() : message.sent()))
                    .put("status", message.done(now) ? failure : "-1");
            if (reports.priceDetail()) {
                item.set("pricedetail", priceDetail(message));
            }
        }
        return answer;
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

    JsonNode sent(Call call) throws ItniotechRefusal {
        String app = app(call);
        Instant start = time(call, "startTime");
        Instant end = time(call, "endTime");
        if (end.isBefore(start)) {
            throw new ItniotechRefusal(ItniotechStatus.TIME_FORMAT);
        }
        if (Duration.between(start, end).compareTo(LONGEST_SPAN) > 0) {
            throw new ItniotechRefusal(
                    reports.wideSpanIsTimeRange() ? ItniotechStatus.TIME_RANGE : ItniotechStatus.TIME_FORMAT);
        }
        long startIndex = startIndex(call);
        Instant now = tasks.now();
        Instant oldest = now.minus(reports.history());
        List<ItniotechMessage> page = outbox.all().stream()
                .filter(message -> message.appId().equals(app) && message.done(now))
                .filter(message -> !message.done().isBefore(start)
                        && !message.done().isAfter(end)
                        && !message.sent().isBefore(oldest))
                .sorted(Comparator.comparing(ItniotechMessage::done))
                .skip(startIndex)
                .limit(reports.pageSize())
                .toList();
        ObjectNode answer = ItniotechVendor.envelope("0", "success");
        count(answer, "success", page, message -> message.outcome().delivered());
        count(answer, "fail", page, message -> !message.outcome().delivered());
        ArrayNode array = answer.putArray("array");
        String failure = reports.failureIsTwo() ? "2" : "1";
        for (ItniotechMessage message : page) {
            array.addObject()
                    .put("msgId", message.id())
                    .put("number", message.number())
                    .put("receiveTime", ItniotechTime.iso(message.done()))
                    .put("status", message.outcome().delivered() ? "0" : failure);
        }
        return answer;
    }

    private String app(Call call) throws ItniotechRefusal {
        String app = call.query().getOrDefault("appId", "");
        if (!account.knowsApp(app)) {
            throw new ItniotechRefusal(ItniotechStatus.APP_UNKNOWN);
        }
        return app;
    }

    private static Instant time(Call call, String name) throws ItniotechRefusal {
        return ItniotechTime.read(call.query().getOrDefault(name, ""))
                .orElseThrow(() -> new ItniotechRefusal(ItniotechStatus.TIME_FORMAT));
    }

    private static long startIndex(Call call) throws ItniotechRefusal {
        try {
            long index = Long.parseLong(call.query().getOrDefault("startIndex", "0"));
            if (index >= 0) {
                return index;
            }
        } catch (NumberFormatException e) {
            // told below, as a negative one is
        }
        throw new ItniotechRefusal(ItniotechStatus.FIELD_WRONG);
    }

    private static void count(
            ObjectNode answer, String name, List<ItniotechMessage> messages, Predicate<ItniotechMessage> which) {
        answer.put(name, Long.toString(messages.stream().filter(which).count()));
    }
}
