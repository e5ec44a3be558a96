package io.smsgateway.client;

import static org.assertj.core.api.Assertions.assertThat;

import io.smsgateway.Accepted;
import io.smsgateway.MessageClass;
import io.smsgateway.ProviderId;
import io.smsgateway.Refusal;
import io.smsgateway.Refused;
import io.smsgateway.SendResult;
import io.smsgateway.SmsMessage;
import io.smsgateway.Unconfirmed;
import io.smsgateway.catalog.MessageCatalog;
import io.smsgateway.catalog.MessageTemplate;
import io.smsgateway.spi.SendGuard;
import io.smsgateway.spi.SendGuard.Decision;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.concurrent.CopyOnWriteArrayList;
import org.junit.jupiter.api.Test;

final class ScreeningGatewayTest {

    private static final Decision REFUSED = Decision.refuse("NUMBER", "too many messages", Duration.ofMinutes(3));

    private final List<SmsMessage> asked = new CopyOnWriteArrayList<>();
    private final List<SmsMessage> notSent = new CopyOnWriteArrayList<>();

    private SmsClient client(ScriptedProvider provider, SendGuard guard) {
        return SmsClient.builder()
                .provider(provider)
                .catalog(MessageCatalog.of(MessageTemplate.of("login-code")
                        .withClass(MessageClass.OTP)
                        .text("{code}")))
                .retry(RetryPolicy.DEFAULT.withMaxAttempts(1))
                .guard(guard)
                .build();
    }

    private Decision refusesTheSecondNumber(SmsMessage message) {
        asked.add(message);
        return message.to().equals(Sample.number(2)) ? REFUSED : Decision.send(() -> notSent.add(message));
    }

    @Test
    void refusesWhatTheGuardDoesNotPermitAndSendsTheOthersOfTheList() {
        ScriptedProvider provider = new ScriptedProvider("acme");
        try (SmsClient client = client(provider, this::refusesTheSecondNumber)) {
            List<SendResult> results = client.sendAll(List.of(
                    Sample.text(1), Sample.text(2).keyed("key-2").withMetadata(Map.of("order", "17")), Sample.text(3)));

            assertThat(results.get(0)).isInstanceOf(Accepted.class);
            assertThat(results.get(2)).isInstanceOf(Accepted.class);
            Refused refused = (Refused) results.get(1);
            assertThat(refused.reason()).isEqualTo(Refusal.GUARD);
            assertThat(refused.code()).isEqualTo("NUMBER");
            assertThat(refused.detail()).isEqualTo("too many messages");
            assertThat(refused.retryAfter()).isEqualTo(Duration.ofMinutes(3));
            assertThat(refused.provider()).isEqualTo(ProviderId.NONE);
            assertThat(refused.idempotencyKey()).isEqualTo("key-2");
            assertThat(refused.metadata()).isEqualTo(Map.of("order", "17"));
            assertThat(refused.attempts()).isEmpty();
            assertThat(asked).hasSize(3);
            assertThat(notSent).isEmpty();
        }
    }

    @Test
    void asksWithTheClassOfTheTemplate() {
        try (SmsClient client = client(new ScriptedProvider("acme"), this::refusesTheSecondNumber)) {
            client.send(SmsMessage.template(Sample.number(1), "login-code", Map.of("code", "123456")));
        }

        assertThat(asked).extracting(SmsMessage::messageClass).containsExactly(MessageClass.OTP);
    }

    @Test
    void asksOnceForARepeatedKey() {
        try (SmsClient client = client(new ScriptedProvider("acme"), this::refusesTheSecondNumber)) {
            SendResult first = client.send(Sample.text(1).keyed("k"));

            assertThat(client.send(Sample.text(1).keyed("k"))).isEqualTo(first);
        }

        assertThat(asked).hasSize(1);
    }

    @Test
    void aRefusedKeyIsFree() {
        try (SmsClient client = client(new ScriptedProvider("acme"), this::refusesTheSecondNumber)) {
            assertThat(client.send(Sample.text(2).keyed("k")).isAccepted()).isFalse();
            assertThat(client.send(Sample.text(2).keyed("k")).isAccepted()).isFalse();
        }

        assertThat(asked).hasSize(2);
    }

    @Test
    void saysWhichMessagesWereCertainlyNotSent() {
        ScriptedProvider provider = new ScriptedProvider("acme");
        provider.script().then(Refusal.INVALID_RECIPIENT).then(provider.script().unconfirmed());
        try (SmsClient client = client(provider, this::refusesTheSecondNumber)) {
            assertThat(client.send(Sample.text(1))).isInstanceOf(Refused.class);
            assertThat(client.send(Sample.text(3))).isInstanceOf(Unconfirmed.class);
            assertThat(client.send(Sample.text(4))).isInstanceOf(Accepted.class);
            client.send(SmsMessage.template(Sample.number(5), "unknown", Map.of()));
        }

        assertThat(notSent).extracting(SmsMessage::to).containsExactly(Sample.number(1), Sample.number(5));
    }

    @Test
    void aGuardThatThrowsRefuses() {
        ScriptedProvider provider = new ScriptedProvider("acme");
        SendGuard broken = message -> {
            throw new IllegalStateException("a bug");
        };
        try (SmsClient client = client(provider, broken)) {
            Refused refused = (Refused) client.send(Sample.text(1));

            assertThat(refused.reason()).isEqualTo(Refusal.GUARD);
            assertThat(refused.code()).isEqualTo("FAILED");
        }

        assertThat(provider.script().calls()).isEmpty();
    }

    @Test
    void aFailureToGiveAMessageBackChangesNoResult() {
        ScriptedProvider provider = new ScriptedProvider("acme");
        provider.script().then(Refusal.INVALID_RECIPIENT);
        SendGuard broken = message -> Decision.send(() -> {
            throw new IllegalStateException("a bug");
        });
        try (SmsClient client = client(provider, broken)) {
            assertThat(((Refused) client.send(Sample.text(1))).reason()).isEqualTo(Refusal.INVALID_RECIPIENT);
        }
    }

    @Test
    void isPrintedWithTheOtherPolicies() {
        try (SmsClient client = client(new ScriptedProvider("acme"), this::refusesTheSecondNumber)) {
            assertThat(client.toString()).contains("Deduplicating{Screening{");
        }
        assertThat(REFUSED).hasToString("Decision{Refused{none, GUARD, NUMBER, too many messages, PT3M, attempts []}}");
        assertThat(Decision.SEND).hasToString("Decision{send}");
    }
}
