package io.smsgateway.docs;

import io.smsgateway.SendResult;
import io.smsgateway.client.SendListener;
import java.time.Duration;
import java.util.List;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.stereotype.Component;

@Component
class SlowRequests implements SendListener {

    private static final Logger LOG = LoggerFactory.getLogger(SlowRequests.class);

    @Override
    public void requestCompleted(Request request, List<SendResult> results, Duration took) {
        if (took.toSeconds() >= 3) {
            LOG.warn("{} took {} ms for {} messages", request.provider(), took.toMillis(), results.size());
        }
    }
}
