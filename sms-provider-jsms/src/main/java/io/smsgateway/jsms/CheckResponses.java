package io.smsgateway.jsms;

import static io.smsgateway.http.Sensitive.reveal;

import io.smsgateway.ProviderId;
import io.smsgateway.http.HttpOutcome;
import io.smsgateway.http.HttpOutcome.Lost;
import io.smsgateway.http.HttpOutcome.NotSent;
import io.smsgateway.http.HttpOutcome.Responded;
import io.smsgateway.http.Json;
import io.smsgateway.http.UnreadableResponseException;
import io.smsgateway.verification.CheckResult;
import io.smsgateway.verification.Verdict;
import java.util.Map;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/** Maps the response to a code check. The vendor's explanation is never passed on, because it may repeat the code. */
record CheckResponses(ProviderId provider) {

    /** 403 by the vendor's table of codes, 400 for invalid calls; 200 in case the pages are literal. */
    private static final Set<Integer> SAYS_NO = Set.of(200, 400, 403);

    private static final Map<String, Verdict> VERDICTS = Map.of(
            "50009", Verdict.TOO_MANY_TRIES,
            "50010", Verdict.WRONG,
            "50011", Verdict.EXPIRED,
            "50012", Verdict.ALREADY_USED,
            "50026", Verdict.UNKNOWN_ID);

    CheckResult of(HttpOutcome outcome, String typed) {
        if (outcome instanceof Responded response) {
            try {
                return read(response.status(), Json.read(response.body(), CodeWire.Checked.class), typed);
            } catch (UnreadableResponseException unreadable) {
                return unavailable(
                        null,
                        "HTTP " + response.status() + ", " + response.body().length
                                + " bytes not in the vendor's format");
            }
        }
        return outcome instanceof NotSent notSent
                ? unavailable(null, "not checked: " + notSent.detail())
                : unavailable(null, "the code may count as used: " + ((Lost) outcome).detail());
    }

    private CheckResult read(int status, CodeWire.Checked read, String typed) {
        // only JSON literals count; a string "true" is not understood
        boolean isTrue = Boolean.TRUE.equals(reveal(read.valid()));
        boolean isFalse = Boolean.FALSE.equals(reveal(read.valid()));
        Object error = reveal(read.error());
        String code = code(error);
        if (isTrue && status == 200 && error == null) {
            return own(Verdict.VALID, "the code is correct");
        }
        JsmsCode known = code == null ? null : JsmsCode.of(code).orElse(null);
        if (isTrue || (read.valid() != null && !isFalse)) {
            return unavailable(known, "HTTP " + status + " with a contradictory is_valid");
        }
        if (SAYS_NO.contains(status)) {
            Verdict verdict = code == null ? null : VERDICTS.get(code);
            if (known != null && verdict != null) {
                return CheckResult.of(provider, verdict, meaning(verdict, known))
                        .withCode(known.code());
            }
            if (isFalse && code == null) {
                return own(Verdict.WRONG, "the code is wrong; the vendor gave no reason");
            }
        }
        if (known != null) {
            return unavailable(known, known.meaning() + "; HTTP " + status);
        }
        // an unknown code may be the one that was entered
        return code == null || code.contains(typed) || typed.contains(code)
                ? unavailable(null, "HTTP " + status + " without a verdict")
                : CheckResult.of(provider, Verdict.UNAVAILABLE, "HTTP " + status + ", unknown code " + code)
                        .withCode(code);
    }

    private static @Nullable String code(@Nullable Object error) {
        Object code = error instanceof Map<?, ?> members ? members.get("code") : null;
        return code != null && JsmsResultMapper.CODE.matcher(code.toString()).matches() ? code.toString() : null;
    }

    private static String meaning(Verdict verdict, JsmsCode known) {
        return verdict == Verdict.TOO_MANY_TRIES ? "too many attempts" : known.meaning();
    }

    private CheckResult unavailable(@Nullable JsmsCode known, String detail) {
        return CheckResult.of(provider, Verdict.UNAVAILABLE, detail).withCode(known == null ? null : known.code());
    }

    /** A result without a vendor's code. */
    CheckResult own(Verdict verdict, String detail) {
        return CheckResult.of(provider, verdict, detail);
    }
}
