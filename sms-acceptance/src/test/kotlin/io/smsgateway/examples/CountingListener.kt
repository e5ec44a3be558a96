package io.smsgateway.examples

import io.smsgateway.SendResult
import io.smsgateway.client.SendListener
import java.time.Duration
import java.util.concurrent.ConcurrentLinkedQueue

/** Records each request and each call, as metrics would. */
class CountingListener : SendListener {

    val lines = ConcurrentLinkedQueue<String>()

    override fun requestCompleted(request: SendListener.Request, results: List<SendResult>, took: Duration) {
        lines += "${request.provider()} ${request.messageClass()} ${request.messages().size}"
    }

    override fun callCompleted(call: SendListener.Call, results: List<SendResult>, took: Duration) {
        lines += "call of ${call.messages().size}"
    }
}
