package io.smsgateway.examples;

import io.smsgateway.SendResult;
import io.smsgateway.client.SendListener;
import java.time.Duration;
import java.util.List;
import java.util.Queue;
import java.util.concurrent.ConcurrentLinkedQueue;

/** Records each request and each call, as metrics would. */
final class LatencyListener implements SendListener {

    final Queue<String> lines = new ConcurrentLinkedQueue<>();

    @Override
    public void requestCompleted(Request request, List<SendResult> results, Duration took) {
        lines.add(request.provider() + " " + request.messageClass() + " "
                + request.messages().size());
    }

    @Override
    public void callCompleted(Call call, List<SendResult> results, Duration took) {
        lines.add("call of " + call.messages().size());
    }
}
