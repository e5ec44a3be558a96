package io.smsgateway.simulator.itniotech;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import io.smsgateway.simulator.Fault;
import io.smsgateway.simulator.internal.Json;
import io.smsgateway.simulator.internal.Tasks;
import io.smsgateway.simulator.internal.VendorRequest;
import java.time.Duration;
import java.time.Instant;
import java.util.Map;
import java.util.Optional;

/**
 * Handles calls that read out a text, and their records. Decided here, where the vendor's pages are silent: a field that is
 * missing, too long or out of its range is -22, an unknown application too; any language is accepted; a text has at most 1000
 * code points, as on newer pages. A call costs the price of one part. {@link ItniotechReports} has the outcome of its number: it
 * rings once the queue is left, and ends when a message would be done; delivered is 200, failed 480. A record that is unknown
 * or older than 60 days is -22.
 */
record ItniotechVoiceHandler(ItniotechAccount account, ItniotechOutbox outbox, Tasks tasks, Map<String, Spoken> calls) {

    /** An accepted call. */
    record Spoken(ItniotechMessage message, String displayNum, String calledInfo) {}

    private static final Duration HISTORY = Duration.ofDays(60);
    private static final int MAX_LENGTH = 1000;
    private static final int SECONDS = 20;
    private static final int CHARGED_SECONDS = 60;

    JsonNode sendCode(VendorRequest request) throws ItniotechRefusal {
        ObjectNode body = ItniotechRequest.body(request);
        String app = Json.text(body.path("appId"));
        String callee = Json.text(body.path("callee"));
        String displayNum = Json.text(body.path("displayNum"));
        String text = Json.text(body.path("text"));
        String calledInfo = Json.text(body.path("calledInfo"));
        boolean recalls = body.path("recallCount").asInt(0) > 0;
        boolean valid = account.knowsApp(app)
                && ItniotechRequest.NUMBER.matcher(callee).matches()
                && (displayNum.isEmpty()
                        || ItniotechRequest.NUMBER.matcher(displayNum).matches())
                && !Json.empty(body.path("language"))
                && !text.isBlank()
                && text.codePointCount(0, text.length()) <= MAX_LENGTH
                && calledInfo.length() <= MAX_LENGTH
                && within(body.path("loopCount"), 1, 9)
                && within(body.path("recallCount"), 0, 9)
                && (!recalls || within(body.path("recallInterval"), 1, 999))
                && within(body.path("maxDuration"), 1, 120)
                && within(body.path("maxRingingTime"), 20, 120);
        ItniotechStatus.PARAMETER.refuseUnless(valid);
        ItniotechStatus.NO_PRICE.refuseIf(!account.reaches(callee));
        ItniotechMessage message = outbox.message(request, app, callee, null, text, 1);
        ItniotechStatus.BALANCE_TOO_LOW.refuseIf(request.shows(Fault.EMPTY_BALANCE) || !account.pay(message.pay()));
        calls.put(message.id(), new Spoken(message, displayNum, calledInfo));
        outbox.accepted(message.entry(request.now()));
        return ItniotechStatus.success().put("data", message.id());
    }

    private static boolean within(JsonNode given, int min, int max) {
        return Json.empty(given) || (given.isIntegralNumber() && given.asLong() >= min && given.asLong() <= max);
    }

    JsonNode record(VendorRequest request) throws ItniotechRefusal {
        String id = request.variable("id");
        Instant now = tasks.now();
        Spoken spoken = Optional.ofNullable(calls.get(id))
                .filter(found -> !found.message().submitted().isBefore(now.minus(HISTORY)))
                .orElseThrow(ItniotechStatus.PARAMETER::refusal);
        ItniotechMessage message = spoken.message();
        ObjectNode response = ItniotechStatus.success();
        ObjectNode data = response.putObject("data")
                .put("voiceId", id)
                .put("callee", message.number())
                .put("displayNum", spoken.displayNum())
                .put("code", Integer.toString(ItniotechCountry.of(message.number()).mcc));
        times(data, message.sent(), message.done(), message.outcome(), now)
                .put("submitTime", ItniotechTime.iso(message.submitted()))
                .put("cost", ItniotechCurrency.text(message.price()))
                .put("billPeriod", "60+60")
                .put("rate", ItniotechCurrency.text(message.price()))
                .put("baseCost", "0")
                .put("voiceFileId", "")
                .put("feedbackValue", "-1")
                .put("calledInfo", spoken.calledInfo());
        String termination = message.outcome().delivered() ? "200" : "480";
        data.put("terminationCode", message.done(now) ? termination : null);
        ItniotechCurrency currency = message.currency();
        if (!currency.dollars()) {
            data.put("settleRate", currency.dollars(message.price()))
                    .put("quoteExchange", currency.inDollars().toPlainString())
                    .put("settlePay", currency.dollars(message.price()))
                    .put("currency", currency.code());
        }
        return response;
    }

    /** Adds the times of a call, as in both kinds of records; null while in the future. */
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
}
