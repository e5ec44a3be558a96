package io.smsgateway.examples

import io.smsgateway.Accepted
import io.smsgateway.ProviderId
import io.smsgateway.Refusal
import io.smsgateway.Refused
import io.smsgateway.SendResult
import io.smsgateway.Unconfirmed

/** The code in docs/results.md. */
abstract class DocumentExamples {

    abstract fun save(provider: ProviderId, messageId: String)

    abstract fun showError(reason: Refusal)

    abstract fun saveForReconciliation(result: SendResult)

    fun results(result: SendResult) {
        when (result) {
            is Accepted -> save(result.provider(), result.messageId())
            is Refused -> showError(result.reason())
            is Unconfirmed -> saveForReconciliation(result)
        }
    }
}
