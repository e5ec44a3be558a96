package io.smsgateway.examples;

import io.smsgateway.Accepted;
import io.smsgateway.Balance;
import io.smsgateway.BalanceService;
import io.smsgateway.Deadline;
import io.smsgateway.ProviderId;
import io.smsgateway.Quota;
import io.smsgateway.Refusal;
import io.smsgateway.Refused;
import io.smsgateway.SendResult;
import io.smsgateway.SmsContent;
import io.smsgateway.TextSanitizer;
import io.smsgateway.Unconfirmed;
import io.smsgateway.spi.Capabilities;
import io.smsgateway.spi.Objection;
import io.smsgateway.spi.OutboundGateway;
import io.smsgateway.spi.OutboundMessage;
import io.smsgateway.spi.Requirement;
import io.smsgateway.spi.SmsProvider;
import java.math.BigDecimal;
import java.time.Clock;
import java.time.Duration;
import java.util.List;
import java.util.Optional;
import java.util.function.UnaryOperator;

/** An adapter for a vendor that answers each text with a word. */
final class PostboxProvider implements SmsProvider {

    private static final Requirement SLF4J = Requirement.of("org.slf4j:slf4j-api", "2.0", "org.slf4j.Logger");

    private final ProviderId id;
    private final UnaryOperator<String> vendor;

    PostboxProvider(String name, UnaryOperator<String> vendor) {
        // an application that manages an older one fails at start instead of with every message
        SLF4J.check(PostboxProvider.class);
        this.id = ProviderId.of(name);
        this.vendor = vendor;
    }

    @Override
    public ProviderId id() {
        return id;
    }

    @Override
    public Capabilities capabilities() {
        return new PostboxCapabilities();
    }

    @Override
    public OutboundGateway gateway() {
        return messages -> messages.stream().map(this::post).toList();
    }

    private SendResult post(OutboundMessage message) {
        Deadline deadline = message.deadline();
        if (deadline != null && !deadline.leaves(Duration.ofMillis(10))) {
            return new Refused(id, Refusal.EXPIRED, "the deadline has passed");
        }
        if (!(message.content() instanceof SmsContent.Text text)) {
            return new Refused(id, Refusal.UNSUPPORTED, "texts only");
        }
        String word = vendor.apply(text.body());
        return switch (word) {
            case "posted" -> new Accepted(id, message.reference());
            case "full" ->
                new Refused(id, Refusal.THROTTLED, "the postbox is full")
                        .withCode(word)
                        .withRetryAfter(Duration.ofSeconds(1));
            default -> new Unconfirmed(id, TextSanitizer.of(word)).withReference(message.reference());
        };
    }

    @Override
    public BalanceService balance() {
        Quota quota = new Quota(Quota.Scope.ACCOUNT, Quota.Kind.ANY, Quota.Unit.MESSAGES, BigDecimal.valueOf(50), null);
        return () -> Balance.of(id, Clock.systemUTC().instant(), List.of(quota));
    }

    @Override
    public void close() {}

    /** Takes one text of at most 160 characters in each request. */
    private static final class PostboxCapabilities implements Capabilities {

        @Override
        public boolean takesText() {
            return true;
        }

        @Override
        public boolean takesTemplates() {
            return false;
        }

        @Override
        public int maxRecipients() {
            return 1;
        }

        @Override
        public Object batchKey(OutboundMessage message) {
            return message.content();
        }

        @Override
        public Optional<Objection> objection(OutboundMessage message) {
            return message.content() instanceof SmsContent.Text text
                            && text.body().length() <= 160
                    ? Optional.empty()
                    : Optional.of(Objection.of(Refusal.UNSUPPORTED, "texts of at most 160 characters only"));
        }
    }
}
