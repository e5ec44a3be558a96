package io.smsgateway.benchmarks;

import io.smsgateway.Accepted;
import io.smsgateway.BalanceService;
import io.smsgateway.BalanceUnavailableException;
import io.smsgateway.ProviderId;
import io.smsgateway.Refusal;
import io.smsgateway.SendResult;
import io.smsgateway.SmsContent;
import io.smsgateway.spi.Capabilities;
import io.smsgateway.spi.Objection;
import io.smsgateway.spi.OutboundGateway;
import io.smsgateway.spi.OutboundMessage;
import io.smsgateway.spi.SmsProvider;
import java.util.Collections;
import java.util.List;
import java.util.Optional;
import java.util.function.Consumer;

/** Provider with precomputed results, so that only the policies above it are measured. */
final class InstantProvider implements SmsProvider {

    private static final ProviderId ID = ProviderId.of("instant");
    private static final SendResult ANSWER = new Accepted(ID, "100000000001");
    private static final List<SendResult> ONE = List.of(ANSWER);
    private static final List<SendResult> THOUSAND = List.copyOf(Collections.nCopies(1000, ANSWER));

    private static final Capabilities ANY_TEMPLATE = new Capabilities() {
        @Override
        public boolean takesText() {
            return false;
        }

        @Override
        public boolean takesTemplates() {
            return true;
        }

        @Override
        public int maxRecipients() {
            return 1000;
        }

        @Override
        public Object batchKey(OutboundMessage message) {
            return message.content() instanceof SmsContent.VendorTemplate template ? template.id() : "";
        }

        @Override
        public Optional<Objection> objection(OutboundMessage message) {
            return Optional.empty();
        }
    };

    private final Consumer<List<OutboundMessage>> wire;

    InstantProvider() {
        this(messages -> {});
    }

    /**
     * Creates a provider.
     *
     * @param wire told of each request
     */
    InstantProvider(Consumer<List<OutboundMessage>> wire) {
        this.wire = wire;
    }

    @Override
    public ProviderId id() {
        return ID;
    }

    @Override
    public Capabilities capabilities() {
        return ANY_TEMPLATE;
    }

    @Override
    public OutboundGateway gateway() {
        return messages -> {
            wire.accept(messages);
            return switch (messages.size()) {
                case 1 -> ONE;
                case 1000 -> THOUSAND;
                default -> Collections.nCopies(messages.size(), ANSWER);
            };
        };
    }

    @Override
    public BalanceService balance() {
        return () -> {
            throw new BalanceUnavailableException(ID, Refusal.UNSUPPORTED, "it has none");
        };
    }

    @Override
    public void close() {}
}
