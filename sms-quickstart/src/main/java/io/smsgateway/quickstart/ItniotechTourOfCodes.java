package io.smsgateway.quickstart;

import static io.smsgateway.quickstart.ItniotechStage.ALICE;
import static io.smsgateway.quickstart.ItniotechStage.BOB;

import io.smsgateway.SendResult;
import io.smsgateway.SmsContent.VendorCode;
import io.smsgateway.SmsContent.VendorCode.Channel;
import io.smsgateway.SmsMessage;
import io.smsgateway.itniotech.ItniotechCall;
import io.smsgateway.itniotech.ItniotechCallRecord;
import io.smsgateway.itniotech.ItniotechVoice;
import io.smsgateway.simulator.itniotech.ItniotechCodes.CheckResponse;
import io.smsgateway.simulator.itniotech.ItniotechVendor;
import io.smsgateway.verification.Verdict;
import io.smsgateway.verification.VerificationId;
import java.time.Duration;
import java.time.Instant;

/** {@code otp/verification}, {@code postback/backfill} and {@code voice/sendCode}. */
record ItniotechTourOfCodes(ItniotechStage stage) {

    void byText() {
        stage.paper().step("A code by text: the vendor makes it, sends it and checks it");
        SendResult started = stage.client().verification().start(SmsMessage.code(ALICE));
        stage.paper().result(started);
        // the session of the person keeps this, as text
        String kept = VerificationId.of(started.orThrow()).toString();
        String typed = onTheHandset(kept);
        check(kept, another(typed), Verdict.WRONG, "another code is WRONG, though the vendor's status says success");
        for (CheckResponse answers : CheckResponse.values()) {
            stage.vendor().codes().checkResponse(answers);
            if (check(kept, another(typed)) == Verdict.VALID) {
                stage.check(false, "a wrong code was VALID under the answer " + answers);
            }
        }
        stage.vendor().codes().checkResponse(CheckResponse.TRUE);
        stage.paper()
                .line("and is never VALID in any malformed answer, of " + CheckResponse.values().length + " tried");
        check(kept, typed, Verdict.VALID, "what the person got is VALID");
        check(kept, typed, Verdict.ALREADY_USED, "the same once more is ALREADY_USED");
        check(
                "itniotech/22601010000009999999",
                typed,
                Verdict.UNKNOWN_ID,
                "under an id that it never gave it is UNKNOWN_ID");
    }

    void again() {
        stage.paper().step("A code of one's own by call, sent again as a text, and its record");
        VendorCode own = new VendorCode(Channel.VOICE, null, null, "471100", null, null);
        SendResult started = stage.client().verification().start(SmsMessage.of(BOB, own));
        VerificationId first = VerificationId.of(started.orThrow());
        VerificationId second = stage.itniotech().otp().resend(first, Channel.TEXT);
        check(first.toString(), "471100", Verdict.EXPIRED, "the first id is good no more");
        stage.time().pass(Duration.ofMinutes(4));
        check(second.toString(), "471100", Verdict.VALID, "the second is, four minutes later");
        stage.check(
                stage.itniotech()
                        .otp()
                        .record(second)
                        .filter(record ->
                                BOB.equals(record.receiver()) && record.texts().size() == 1)
                        .isPresent(),
                "the record tells to whom and how it went");
        SendResult late = stage.client().verification().start(SmsMessage.code(BOB));
        String kept = VerificationId.of(late.orThrow()).toString();
        stage.time().pass(Duration.ofMinutes(6));
        check(kept, onTheHandset(kept), Verdict.EXPIRED, "a code of six minutes ago is EXPIRED");
    }

    void used() {
        stage.paper().step("Telling the vendor which codes were used");
        Instant now = stage.time().clock().instant();
        String id = TourStage.messageId(stage.send(ALICE, "Your code is 471100"));
        stage.itniotech().postback().used(id, ALICE, now);
        stage.itniotech().postback().rate("460", 41, 64, now);
        stage.check(
                stage.vendor().backfills().stream().anyMatch(told -> id.equals(told.id())),
                "it knows that this message served its purpose");
        stage.check(stage.vendor().backfillRates().size() == 1, "and how many of a country's codes did");
    }

    void call() {
        stage.paper().step("A call that reads out a text, and its record");
        ItniotechVoice voice = stage.itniotech().voice(ItniotechVendor.APP_ID);
        String id = voice.call(ItniotechCall.of(ALICE, "EN", "Your parcel is here"));
        ItniotechCallRecord record = voice.record(id).orElseThrow();
        stage.paper().line(record.toString());
        stage.check(
                stage.copies(ALICE, "Your parcel is here") == 1 && ALICE.equals(record.callee()),
                "one call, answered, and its record");
    }

    private Verdict check(String kept, String typed) {
        return stage.client()
                .verification()
                .check(VerificationId.parse(kept), typed)
                .verdict();
    }

    private void check(String kept, String typed, Verdict expected, String statement) {
        stage.check(check(kept, typed) == expected, statement);
    }

    /** What the person reads, which only the vendor can tell. */
    private String onTheHandset(String kept) {
        return stage.vendor().codes().code(VerificationId.parse(kept).value()).orElse("");
    }

    private static String another(String code) {
        return (code.startsWith("1") ? "2" : "1") + code.substring(1);
    }
}
