package io.smsgateway.springboot;

import io.smsgateway.BalanceService;
import io.smsgateway.PhoneNumber;
import io.smsgateway.ProviderId;
import io.smsgateway.SendResult;
import io.smsgateway.SmsMessage;
import io.smsgateway.schedule.ScheduleService;
import io.smsgateway.spi.Capabilities;
import io.smsgateway.spi.Objection;
import io.smsgateway.spi.OutboundGateway;
import io.smsgateway.spi.OutboundMessage;
import io.smsgateway.spi.SmsProvider;
import io.smsgateway.verification.CheckResult;
import io.smsgateway.verification.VerificationId;
import io.smsgateway.verification.VerificationService;
import java.util.Optional;

/**
 * Provider that sends every message to one number, one in each request. Offers no schedules, because messages of one
 * schedule need different numbers.
 *
 * @param delegate the vendor's provider
 * @param number who gets the messages
 */
record RedirectingProvider(SmsProvider delegate, PhoneNumber number) implements SmsProvider, Capabilities {

    @Override
    public ProviderId id() {
        return delegate.id();
    }

    @Override
    public Capabilities capabilities() {
        return this;
    }

    @Override
    public boolean takesText() {
        return delegate.capabilities().takesText();
    }

    @Override
    public boolean takesTemplates() {
        return delegate.capabilities().takesTemplates();
    }

    @Override
    public int maxRecipients() {
        return 1;
    }

    @Override
    public Object batchKey(OutboundMessage message) {
        return message.reference();
    }

    @Override
    public Optional<Objection> objection(OutboundMessage message) {
        return delegate.capabilities().objection(redirected(message));
    }

    @Override
    public OutboundGateway gateway() {
        return messages -> delegate.gateway()
                .sendAll(messages.stream().map(this::redirected).toList());
    }

    private OutboundMessage redirected(OutboundMessage message) {
        SmsMessage other = SmsMessage.of(number, message.content())
                .withClass(message.messageClass())
                .from(message.sender())
                .keyed(message.idempotencyKey())
                .until(message.validUntil())
                .tagged(message.tag())
                .withMetadata(message.metadata());
        return OutboundMessage.of(other, message.reference()).withDeadline(message.deadline());
    }

    @Override
    public int maxConcurrentRequests() {
        return delegate.maxConcurrentRequests();
    }

    @Override
    public BalanceService balance() {
        return delegate.balance();
    }

    @Override
    public void warmUp() {
        delegate.warmUp();
    }

    /** Also finds the delegate by its class, whose own methods are not redirected. */
    @Override
    public <T> Optional<T> service(Class<T> type) {
        if (type == ScheduleService.class) {
            return Optional.empty();
        }
        if (type == VerificationService.class) {
            return delegate.service(VerificationService.class)
                    .map(service -> type.cast(new Verification(service, number)));
        }
        return type.isInstance(delegate) ? Optional.of(type.cast(delegate)) : delegate.service(type);
    }

    private record Verification(VerificationService delegate, PhoneNumber number) implements VerificationService {

        @Override
        public SendResult start(SmsMessage message) {
            return delegate.start(SmsMessage.of(number, message.content())
                    .withClass(message.messageClass())
                    .from(message.sender())
                    .keyed(message.idempotencyKey())
                    .until(message.validUntil())
                    .within(message.validFor())
                    .with(message.guarantee())
                    .via(message.provider())
                    .tagged(message.tag())
                    .withMetadata(message.metadata()));
        }

        @Override
        public CheckResult check(VerificationId id, String typed) {
            return delegate.check(id, typed);
        }
    }

    @Override
    public void close() {
        delegate.close();
    }

    @Override
    public String toString() {
        return "Redirecting{to " + number + ", " + delegate + "}";
    }
}
