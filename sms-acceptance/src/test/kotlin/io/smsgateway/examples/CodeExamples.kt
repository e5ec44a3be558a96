package io.smsgateway.examples

import io.smsgateway.Accepted
import io.smsgateway.PhoneNumber
import io.smsgateway.SmsContent
import io.smsgateway.SmsMessage
import io.smsgateway.verification.CheckResult
import io.smsgateway.verification.Verdict
import io.smsgateway.verification.VerificationId
import io.smsgateway.verification.VerificationService
import java.time.Duration
import java.util.Locale

fun start(codes: VerificationService, to: PhoneNumber): String? =
    (codes.start(SmsMessage.code(to)) as? Accepted)?.let { VerificationId.of(it).toString() }

fun call(to: PhoneNumber): SmsMessage = SmsMessage.of(
    to,
    SmsContent.VendorCode.by(SmsContent.VendorCode.Channel.VOICE)
        .withLanguage(Locale.CHINESE)
        .withLifetime(Duration.ofMinutes(5)),
)

fun check(codes: VerificationService, id: String, typed: String): String {
    val result: CheckResult = codes.check(VerificationId.parse(id), typed)
    return when (result.verdict()) {
        Verdict.VALID -> "logged in"
        Verdict.WRONG -> "type it again"
        Verdict.EXPIRED, Verdict.ALREADY_USED, Verdict.UNKNOWN_ID, Verdict.TOO_MANY_TRIES -> "ask for a new code"
        Verdict.UNAVAILABLE -> "cannot be checked: ${result.code() ?: "no code"}"
    }
}
