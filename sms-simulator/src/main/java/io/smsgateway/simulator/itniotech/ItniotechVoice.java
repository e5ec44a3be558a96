package io.smsgateway.simulator.itniotech;

import io.smsgateway.simulator.Fault;
import io.smsgateway.simulator.LedgerEntry;
import io.smsgateway.simulator.internal.AcceptedMessages;
import io.smsgateway.simulator.internal.Call;
import io.smsgateway.simulator.internal.Json;
import io.smsgateway.simulator.internal.Tasks;
import java.math.BigDecimal;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.ConcurrentHashMap;
import java.util.regex.Pattern;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.node.ObjectNode;

/**
 * Calls that read out a text, and their records. Decided here, where the vendor's pages are silent: all that is missing, too
 * long or out of its range is -22, an unknown application too; any language is taken; a text has at most 1000 code points,
 * as newer pages say. A call costs the price of one part. What becomes of it is what {@link ItniotechReports} says of
 * its number: it rings once the queue is left, and is over when a message would be done; delivered is 200, failed 480. A
 * record that is unknown or older than 60 days is -22.
 */
record ItniotechVoice(
        ItniotechAccount account,
        ItniotechReports reports,
        AcceptedMessages ledger,
        ItniotechIds ids,
        Tasks tasks,
        Map<String, Spoken> calls) {

    /** One call. */
    record Spoken(
            String id,
            String callee,
            String displayNum,
            String calledInfo,
            BigDecimal price,
            ItniotechCurrency currency,
            Instant submitted,
            Instant called,
            Instant done,
            ItniotechOutcome outcome) {}

    private static final Pattern NUMBER = Pattern.compile("[0-9]{7,15}");
    private static final Duration HISTORY = Duration.ofDays(60);
    private static final int LONGEST = 1000;
    private static final int SECONDS = 20;
    private static final int CHARGED_SECONDS = 60;

    ItniotechVoice(
            ItniotechAccount account,
            ItniotechReports reports,
            AcceptedMessages ledger,
            ItniotechIds ids,
            Tasks tasks) {
        this(account, reports, ledger, ids, tasks, new ConcurrentHashMap<>());
    }

    JsonNode sendCode(Call call) throws ItniotechRefusal {
        ObjectNode body = ItniotechRequest.body(call);
        String callee = Json.text(body.path("callee"));
        String displayNum = Json.text(body.path("displayNum"));
        String text = Json.text(body.path("text"));
        String calledInfo = Json.text(body.path("calledInfo"));
        boolean recalls = body.path("recallCount").asInt(0) > 0;
        boolean sound = account.knowsApp(Json.text(body.path("appId")))
                && NUMBER.matcher(callee).matches()
                && (displayNum.isEmpty() || NUMBER.matcher(displayNum).matches())
                && !Json.empty(body.path("language"))
                && !text.isBlank()
                && text.codePointCount(0, text.length()) <= LONGEST
                && calledInfo.length() <= LONGEST
                && within(body.path("loopCount"), 1, 9)
                && within(body.path("recallCount"), 0, 9)
                && (!recalls || within(body.path("recallInterval"), 1, 999))
                && within(body.path("maxDuration"), 1, 120)
                && within(body.path("maxRingingTime"), 20, 120);
        if (!sound) {
            throw new ItniotechRefusal(ItniotechStatus.PARAMETER);
        }
        if (!account.reaches(callee)) {
            throw new ItniotechRefusal(ItniotechStatus.NO_PRICE);
        }
        BigDecimal price = account.priceTo(callee);
        if (call.shows(Fault.EMPTY_BALANCE) || !account.pay(price)) {
            throw new ItniotechRefusal(ItniotechStatus.BALANCE_TOO_LOW);
        }
        String id = ids.next(ItniotechIds.time(call.now()));
        Instant now = tasks.now();
        calls.put(
                id,
                new Spoken(
                        id,
                        callee,
                        displayNum,
                        calledInfo,
                        price,
                        account.currency(),
                        now,
                        reports.sent(now),
                        reports.done(now),
                        reports.outcome(callee)));
        ledger.add(List.of(new LedgerEntry("itniotech", id, callee, text, null, Map.of(), null, call.now())));
        return ItniotechVendor.envelope("0", "success").put("data", id);
    }

    private static boolean within(JsonNode given, int least, int most) {
        return Json.empty(given) || (given.isIntegralNumber() && given.asLong() >= least && given.asLong() <= most);
    }

    JsonNode record(Call call, String id) throws ItniotechRefusal {
        Instant now = tasks.now();
        Spoken spoken = Optional.ofNullable(calls.get(id))
                .filter(found -> !found.submitted().isBefore(now.minus(HISTORY)))
                .orElseThrow(() -> new ItniotechRefusal(ItniotechStatus.PARAMETER));
        ObjectNode answer = ItniotechVendor.envelope("0", "success");
        ObjectNode data = answer.putObject("data")
                .put("voiceId", id)
                .put("callee", spoken.callee())
                .put("displayNum", spoken.displayNum())
                .put(
                        "code",
                        Integer.toString(ItniotechCountry.of(spoken.callee()).mcc()));
        times(data, spoken.called(), spoken.done(), spoken.outcome(), now)
                .put("submitTime", ItniotechTime.iso(spoken.submitted()))
                .put("cost", ItniotechCurrency.text(spoken.price()))
                .put("billPeriod", "60+60")
                .put("rate", ItniotechCurrency.text(spoken.price()))
                .put("baseCost", "0")
                .put("voiceFileId", "")
                .put("feedbackValue", "-1")
                .put("calledInfo", spoken.calledInfo());
        if (now.isBefore(spoken.done())) {
            data.putNull("terminationCode");
        } else {
            data.put("terminationCode", spoken.outcome().delivered() ? "200" : "480");
        }
        ItniotechCurrency currency = spoken.currency();
        if (!currency.dollars()) {
            data.put("settleRate", currency.dollars(spoken.price()))
                    .put("quoteExchange", currency.inDollars().toPlainString())
                    .put("settlePay", currency.dollars(spoken.price()))
                    .put("currency", currency.code());
        }
        return answer;
    }

    /** The course of a call, as both kinds of records tell it; null what has not come yet. */
    static ObjectNode times(ObjectNode to, Instant called, Instant done, ItniotechOutcome outcome, Instant now) {
        boolean answered = outcome.delivered() && !now.isBefore(done);
        return to.put("submitTime", ItniotechTime.iso(called))
                .put("callTime", ItniotechTime.iso(called, now))
                .put("ringingTime", ItniotechTime.iso(called, now))
                .put("answerTime", answered ? ItniotechTime.iso(done) : null)
                .put("hangupTime", ItniotechTime.iso(done, now))
                .put("callDuration", answered ? SECONDS : 0)
                .put("chargedDuration", answered ? CHARGED_SECONDS : 0)
                .put("terminationReason", now.isBefore(done) ? null : outcome.delivered() ? "OK" : outcome.reason());
    }

    void clear() {
        calls.clear();
    }
}
