package io.smsgateway.quickstart;

import static io.smsgateway.quickstart.ItniotechTourContext.ALICE;
import static io.smsgateway.quickstart.ItniotechTourContext.BOB;

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
record ItniotechCodesTour(ItniotechTourContext context) {

    void byText() {
        context.reporter().step("A code by text: the vendor generates, sends and checks it");
        SendResult started = context.client().verification().start(SmsMessage.code(ALICE));
        context.reporter().result(started);
        // an application stores this text in the user's session
        String kept = VerificationId.of(started.orThrow()).toString();
        String typed = onTheHandset(kept);
        check(kept, another(typed), Verdict.WRONG, "another code is WRONG, though the vendor's status says success");
        for (CheckResponse response : CheckResponse.values()) {
            context.vendor().codes().checkResponse(response);
            if (check(kept, another(typed)) == Verdict.VALID) {
                context.check(false, "a wrong code was VALID under the response " + response);
            }
        }
        context.vendor().codes().checkResponse(CheckResponse.TRUE);
        context.reporter()
                .line("and is never VALID in any malformed response, of " + CheckResponse.values().length + " tried");
        check(kept, typed, Verdict.VALID, "the code that was sent is VALID");
        check(kept, typed, Verdict.ALREADY_USED, "the same code again is ALREADY_USED");
        check("itniotech/22601010000009999999", typed, Verdict.UNKNOWN_ID, "under an unknown id it is UNKNOWN_ID");
    }

    void again() {
        context.reporter().step("A code of the application by call, resent as a text, and its record");
        VendorCode own = VendorCode.by(Channel.VOICE).withCode("471100");
        SendResult started = context.client().verification().start(SmsMessage.of(BOB, own));
        VerificationId first = VerificationId.of(started.orThrow());
        VerificationId second = context.itniotech().otp().resend(first, Channel.TEXT);
        check(first.toString(), "471100", Verdict.EXPIRED, "the first id is no longer valid");
        context.time().pass(Duration.ofMinutes(4));
        check(second.toString(), "471100", Verdict.VALID, "the second id is valid, four minutes later");
        context.check(
                context.itniotech()
                        .otp()
                        .record(second)
                        .filter(record ->
                                BOB.equals(record.receiver()) && record.texts().size() == 1)
                        .isPresent(),
                "the record has the recipient and the channel");
        SendResult late = context.client().verification().start(SmsMessage.code(BOB));
        String kept = VerificationId.of(late.orThrow()).toString();
        context.time().pass(Duration.ofMinutes(6));
        check(kept, onTheHandset(kept), Verdict.EXPIRED, "a code of six minutes ago is EXPIRED");
    }

    void used() {
        context.reporter().step("Reporting to the vendor which codes were used");
        Instant now = context.time().clock().instant();
        String id = JsmsTourContext.messageId(context.send(ALICE, "Your code is 471100"));
        context.itniotech().postback().used(id, ALICE, now);
        context.itniotech().postback().rate("460", 41, 64, now);
        context.check(
                context.vendor().backfills().stream().anyMatch(reports -> id.equals(reports.id())),
                "it knows that this message served its purpose");
        context.check(context.vendor().backfillRates().size() == 1, "and how many of a country's codes did");
    }

    void call() {
        context.reporter().step("A call that reads out a text, and its record");
        ItniotechVoice voice = context.itniotech().voice(ItniotechVendor.APP_ID);
        String id = voice.call(ItniotechCall.of(ALICE, "EN", "Your parcel is here"));
        ItniotechCallRecord record = voice.record(id).orElseThrow();
        context.reporter().line(record.toString());
        context.check(
                context.copies(ALICE, "Your parcel is here") == 1 && ALICE.equals(record.callee()),
                "one call, answered, and its record");
    }

    private Verdict check(String kept, String typed) {
        return context.client()
                .verification()
                .check(VerificationId.parse(kept), typed)
                .verdict();
    }

    private void check(String kept, String typed, Verdict expected, String statement) {
        context.check(check(kept, typed) == expected, statement);
    }

    /** What the person reads, which only the vendor can tell. */
    private String onTheHandset(String kept) {
        return context.vendor().codes().code(VerificationId.parse(kept).value()).orElse("");
    }

    private static String another(String code) {
        return (code.startsWith("1") ? "2" : "1") + code.substring(1);
    }
}
