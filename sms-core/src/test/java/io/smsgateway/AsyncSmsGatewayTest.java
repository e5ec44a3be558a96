package io.smsgateway;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;

import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.RejectedExecutionException;
import org.junit.jupiter.api.Test;

final class AsyncSmsGatewayTest {

    private static final PhoneNumber SOMEBODY = PhoneNumber.of("+8613800138000");
    private static final SmsMessage HELLO = SmsMessage.text(SOMEBODY, "hello");

    private static List<SendResult> echo(List<SmsMessage> messages) {
        if (messages.isEmpty()) {
            throw new IllegalArgumentException("empty");
        }
        return messages.stream()
                .<SendResult>map(message ->
                        new Accepted(ProviderId.of("acme"), message.content().toString()))
                .toList();
    }

    @Test
    void sendsWhenTheExecutorComesToIt() throws Exception {
        List<Runnable> later = new ArrayList<>();
        AsyncSmsGateway gateway = new AsyncSmsGateway(AsyncSmsGatewayTest::echo, later::add);
        List<SmsMessage> messages = new ArrayList<>(List.of(HELLO, HELLO));

        CompletableFuture<List<SendResult>> all = gateway.sendAll(messages);
        CompletableFuture<SendResult> one = gateway.send(HELLO);
        messages.clear();

        assertThat(all).isNotDone();
        later.forEach(Runnable::run);
        assertThat(all.get()).hasSize(2).allMatch(SendResult::isAccepted);
        assertThat(one.get()).isEqualTo(new Accepted(ProviderId.of("acme"), "Text{5 characters}"));
    }

    @Test
    void holdsEveryMessageBackWhenTheExecutorIsFull() throws Exception {
        AsyncSmsGateway gateway = new AsyncSmsGateway(AsyncSmsGatewayTest::echo, task -> {
            throw new RejectedExecutionException();
        });

        assertThat(gateway.sendAll(List.of(HELLO, HELLO)).get())
                .hasSize(2)
                .containsOnly(new Refused(
                        ProviderId.NONE, Refusal.HELD_BACK, "the executor takes no more work; nothing was sent"));
        assertThat(gateway.send(HELLO).get()).isInstanceOf(Refused.class);
    }

    @Test
    void takesNoCallThatMakesNoSense() {
        AsyncSmsGateway gateway = new AsyncSmsGateway(AsyncSmsGatewayTest::echo, Runnable::run);

        assertThatIllegalArgumentException().isThrownBy(() -> gateway.sendAll(List.of()));
        assertThat(gateway.toString()).startsWith("Async{");
    }
}
