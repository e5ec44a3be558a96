package io.smsgateway.quickstart;

import static io.smsgateway.quickstart.JsmsTourContext.ALICE;
import static io.smsgateway.quickstart.JsmsTourContext.BOB;

import io.smsgateway.ProviderId;
import io.smsgateway.SendResult;
import io.smsgateway.SmsContent.VendorCode;
import io.smsgateway.SmsContent.VendorCode.Channel;
import io.smsgateway.SmsMessage;
import io.smsgateway.simulator.Fault;
import io.smsgateway.simulator.LedgerEntry;
import io.smsgateway.verification.CheckResult;
import io.smsgateway.verification.Verdict;
import io.smsgateway.verification.VerificationId;
import io.smsgateway.verification.VerificationService;
import java.time.Duration;
import java.util.Locale;

/** {@code codes}, {@code voice_codes} and {@code codes/{msg_id}/valid}. */
record JsmsCodesTour(JsmsTourContext context) {

    void byText() {
        context.reporter().step("A code by text: JSMS generates, sends and checks it");
        VerificationService codes = context.client().verification();
        SendResult started = codes.start(SmsMessage.code(ALICE));
        context.reporter().result(started);
        // an application stores this text in the user's session
        String kept = VerificationId.of(started.orThrow()).toString();
        String typed = codeOnTheHandset(started);
        check(kept, another(typed), Verdict.WRONG, "another code is WRONG");
        check(kept, typed, Verdict.VALID, "the code that was sent is VALID");
        check(kept, typed, Verdict.ALREADY_USED, "the same code again is ALREADY_USED");
        check("jsms/387129999999", typed, Verdict.UNKNOWN_ID, "under an unknown id it is UNKNOWN_ID");

        context.vendor().account().codes().maxTries(3);
        SendResult second = codes.start(SmsMessage.code(ALICE));
        String guessed = VerificationId.of(second.orThrow()).toString();
        String right = codeOnTheHandset(second);
        for (int guess = 0; guess < 3; guess++) {
            check(guessed, another(right), Verdict.WRONG, "guess " + (guess + 1) + " is WRONG");
        }
        check(guessed, right, Verdict.TOO_MANY_TRIES, "after three guesses even the right one is TOO_MANY_TRIES");
    }

    void byCall() {
        context.reporter().step("A code by call: read out in Chinese, valid for one minute");
        VendorCode call =
                VendorCode.by(Channel.VOICE).withLanguage(Locale.CHINESE).withLifetime(Duration.ofMinutes(1));
        SendResult started = context.client().verification().start(SmsMessage.of(BOB, call));
        context.reporter().result(started);
        String kept = VerificationId.of(started.orThrow()).toString();
        String typed = codeOnTheHandset(started);
        context.vendor().fail(Fault.HTTP_500, 1);
        check(kept, typed, Verdict.UNAVAILABLE, "while JSMS fails the verdict is UNAVAILABLE, which is not valid");
        context.time().pass(Duration.ofSeconds(61));
        check(kept, typed, Verdict.EXPIRED, "61 s later it is EXPIRED");

        VendorCode own = VendorCode.by(Channel.VOICE).withCode("471100");
        SendResult second = context.client().verification().start(SmsMessage.of(BOB, own));
        String id = VerificationId.of(second.orThrow()).toString();
        check(id, "471100", Verdict.VALID, "a code of the application is read out, and is VALID");
        context.reporter()
                .check(
                        context.vendor().ledger().to(BOB.national()).size() == 2,
                        "JSMS's ledger holds both calls, one copy of each");
    }

    private void check(String kept, String typed, Verdict expected, String statement) {
        CheckResult result = context.client().verification().check(VerificationId.parse(kept), typed);
        boolean consistent = result.isValid() == (expected == Verdict.VALID)
                && result.provider().equals(ProviderId.of("jsms"));
        context.reporter().check(result.verdict() == expected && consistent, statement);
    }

    /** Returns the code as the vendor's ledger holds it. */
    private String codeOnTheHandset(SendResult started) {
        String id = JsmsTourContext.messageId(started);
        return context.vendor().ledger().all().stream()
                .filter(entry -> entry.id().equals(id))
                .map(LedgerEntry::parameters)
                .map(parameters -> parameters.getOrDefault("code", ""))
                .findFirst()
                .orElse("");
    }

    private static String another(String code) {
        return (code.startsWith("1") ? "2" : "1") + code.substring(1);
    }
}
