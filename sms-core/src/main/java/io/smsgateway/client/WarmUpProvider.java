package io.smsgateway.client;

import io.smsgateway.Accepted;
import io.smsgateway.Balance;
import io.smsgateway.BalanceService;
import io.smsgateway.PhoneNumber;
import io.smsgateway.ProviderId;
import io.smsgateway.SmsMessage;
import io.smsgateway.spi.Capabilities;
import io.smsgateway.spi.OutboundGateway;
import io.smsgateway.spi.SmsProvider;
import java.time.Duration;
import java.time.Instant;
import java.util.Collections;
import java.util.List;

/** Provider that accepts everything at once and sends nothing, for messages that only load what the first real ones need. */
final class WarmUpProvider implements SmsProvider {

    private static final ProviderId ID = ProviderId.of("rehearsal");

    private static final Scheduler NO_SCHEDULER = new Scheduler() {
        @Override
        public void after(Duration pause, Runnable task) {
            // nothing is suspended
        }

        @Override
        public void close() {}
    };

    private WarmUpProvider() {}

    /** Sends a message, and a list with keys, through all stages of a client of its own. */
    static void run() {
        try (SmsClient client = SmsClient.builder()
                .provider(new WarmUpProvider())
                .executor(Runnable::run)
                .scheduler(NO_SCHEDULER)
                .build()) {
            SmsMessage message = SmsMessage.text(PhoneNumber.of("+8613800000000"), "text");
            var unusedResult = client.send(message);
            var unusedResults = client.sendAll(List.of(message.keyed("1"), message.keyed("2")));
        }
    }

    @Override
    public ProviderId id() {
        return ID;
    }

    @Override
    public Capabilities capabilities() {
        return Capabilities.ofTexts(2);
    }

    @Override
    public OutboundGateway gateway() {
        return messages -> Collections.nCopies(messages.size(), new Accepted(ID, "1"));
    }

    @Override
    public BalanceService balance() {
        return () -> Balance.of(ID, Instant.EPOCH, List.of());
    }

    @Override
    public void close() {}
}
