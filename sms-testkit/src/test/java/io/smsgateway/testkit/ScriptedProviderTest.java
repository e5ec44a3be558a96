package io.smsgateway.testkit;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;

import io.smsgateway.Accepted;
import io.smsgateway.Balance;
import io.smsgateway.BalanceUnavailableException;
import io.smsgateway.PhoneNumber;
import io.smsgateway.Refusal;
import io.smsgateway.Refused;
import io.smsgateway.SendResult;
import io.smsgateway.SmsMessage;
import io.smsgateway.Unconfirmed;
import io.smsgateway.spi.OutboundMessage;
import java.time.Instant;
import java.util.List;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.Test;

final class ScriptedProviderTest {

    private static final OutboundMessage MESSAGE = OutboundMessage.of(
            SmsMessage.text(PhoneNumber.of("+8613800138000"), "Hello"), OutboundMessage.reference(1, 0));

    @Test
    void returnsTheScriptedResultsAndThenItsDefault() {
        ScriptedProvider provider =
                ScriptedProvider.accepting("a").thenRefuse(Refusal.THROTTLED).thenUnconfirmed();
        assertThat(provider.gateway().send(MESSAGE)).isInstanceOf(Refused.class);
        assertThat(provider.gateway().send(MESSAGE)).isInstanceOf(Unconfirmed.class);
        assertThat(provider.gateway().send(MESSAGE).orThrow().messageId()).isEqualTo("a-1");
        assertThat(provider.calls()).hasSize(3).containsOnly(List.of(MESSAGE));
    }

    @Test
    void refusesAllOrLeavesAllUnconfirmed() {
        assertThat(ScriptedProvider.refusing("b", Refusal.OUT_OF_CREDIT)
                        .gateway()
                        .send(MESSAGE))
                .isInstanceOfSatisfying(
                        Refused.class, refused -> assertThat(refused.reason()).isEqualTo(Refusal.OUT_OF_CREDIT));
        assertThat(ScriptedProvider.unconfirmed("c").gateway().send(MESSAGE)).isInstanceOf(Unconfirmed.class);
    }

    @Test
    void refusesUnsupportedContent() {
        assertThat(ScriptedProvider.named("a")
                        .templatesOnly()
                        .maxRecipients(7)
                        .build()
                        .capabilities())
                .satisfies(capabilities -> {
                    assertThat(capabilities.objection(MESSAGE)).isPresent();
                    assertThat(capabilities.maxRecipients()).isEqualTo(7);
                });
        assertThat(ScriptedProvider.named("a").textOnly().build().capabilities().objection(MESSAGE))
                .isEmpty();
    }

    @Test
    void heldCallsContinueWhenReleased() throws Exception {
        ScriptedProvider provider = ScriptedProvider.accepting("a");
        provider.hold();
        CompletableFuture<SendResult> result =
                CompletableFuture.supplyAsync(() -> provider.gateway().send(MESSAGE), task -> new Thread(task).start());
        provider.release();
        assertThat(result.get(5, TimeUnit.SECONDS)).isInstanceOf(Accepted.class);
        assertThat(provider.inFlight()).isZero();
        assertThat(provider.mostAtOnce()).isOne();
    }

    @Test
    void aClosedProviderRefuses() {
        ScriptedProvider provider = ScriptedProvider.accepting("a");
        provider.close();
        assertThat(provider.isClosed()).isTrue();
        assertThat(provider.gateway().send(MESSAGE))
                .isInstanceOfSatisfying(
                        Refused.class, refused -> assertThat(refused.reason()).isEqualTo(Refusal.CLOSED));
        assertThat(provider.calls()).isEmpty();
    }

    @Test
    void returnsBalancesInOrderAndRepeatsTheLast() {
        ScriptedProvider provider = ScriptedProvider.accepting("a");
        assertThatExceptionOfType(BalanceUnavailableException.class)
                .isThrownBy(() -> provider.balance().balance());
        Balance balance = Balance.of(provider.id(), Instant.EPOCH, List.of());
        provider.thenNoBalance(Refusal.UNAVAILABLE).thenBalance(balance);
        assertThatExceptionOfType(BalanceUnavailableException.class)
                .isThrownBy(() -> provider.balance().balance());
        assertThat(provider.balance().balance()).isSameAs(balance);
        assertThat(provider.balance().balance()).isSameAs(balance);
        assertThat(provider.balanceCalls()).isEqualTo(4);
    }
}
