package io.smsgateway.testkit;

import static org.assertj.core.api.Assertions.assertThat;

import io.smsgateway.Accepted;
import io.smsgateway.Refusal;
import io.smsgateway.Refused;
import io.smsgateway.SendResult;
import io.smsgateway.SmsMessage;
import io.smsgateway.client.SmsClient;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;

/** Sends messages by one client, and remembers which were refused. */
final class OutageSession {

    private final SmsClient client;
    private final ScriptedProvider provider;
    private final String prefix = "outage-" + System.nanoTime() + "-";
    private final List<String> refused = new ArrayList<>();
    private String accepted = "";

    OutageSession(SmsClient client, ScriptedProvider provider) {
        this.client = client;
        this.provider = provider;
    }

    private SendResult send(String key) {
        return client.send(SmsMessage.text(StoreOutageContract.TO, "Hello").keyed(prefix + key));
    }

    void awaitAccepted(String key) throws InterruptedException {
        while (!(send(key) instanceof Accepted)) {
            Thread.sleep(10);
        }
        accepted = key;
    }

    /** Every call ends soon, and without a request to the provider. */
    void expectRefusals(Duration outage, Duration slowest) throws InterruptedException {
        int sent = provider.messages().size();
        long start = System.nanoTime();
        while (System.nanoTime() - start < outage.toNanos()) {
            String key = "during-" + refused.size();
            long before = System.nanoTime();
            SendResult result = send(key);
            assertThat(Duration.ofNanos(System.nanoTime() - before)).isLessThan(slowest);
            assertThat(result)
                    .isInstanceOfSatisfying(
                            Refused.class,
                            refusal -> assertThat(refusal.reason()).isEqualTo(Refusal.UNAVAILABLE));
            assertThat(result.toString()).contains("idempotency store", "nothing was sent");
            refused.add(key);
            Thread.sleep(StoreOutageContract.PACE.toMillis());
        }
        assertThat(provider.messages()).hasSize(sent);
        assertThat(client.send(SmsMessage.text(StoreOutageContract.TO, "Hello")))
                .isInstanceOf(Accepted.class);
    }

    /** What was refused is sent once, and what was sent is not sent again. */
    void expectRecovery(Duration most) throws InterruptedException {
        long back = System.nanoTime();
        String first = refused.get(0);
        String before = accepted;
        awaitAccepted(first);
        assertThat(Duration.ofNanos(System.nanoTime() - back)).isLessThan(most);
        int sent = provider.messages().size();
        assertThat(send(before)).isInstanceOf(Accepted.class);
        assertThat(send(first)).isInstanceOf(Accepted.class);
        assertThat(provider.messages()).hasSize(sent);
        for (String key : refused.subList(1, refused.size())) {
            assertThat(send(key)).as(key).isInstanceOf(Accepted.class);
        }
        assertThat(provider.messages()).hasSize(sent + refused.size() - 1);
    }
}
