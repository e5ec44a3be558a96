package io.smsgateway.client;

import static org.assertj.core.api.Assertions.assertThat;

import io.smsgateway.MessageClass;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Test;

final class WaitingCallTest {

    private final WaitingCall call = new WaitingCall(new ProviderTurn(new Call(), true), (i, result) -> {});

    private WaitingMessage add(long giveUpAt) {
        WaitingLine.Key key = new WaitingLine.Key(call, "all");
        WaitingMessage entry = new WaitingMessage(Sending.outbound(Sample.text(1)), 0, call, key, 10, 0, giveUpAt);
        call.add(entry);
        return entry;
    }

    private WaitingCall.Granted granted() {
        return new WaitingCall.Granted(List.of(add(100)), CircuitBreakingGateway.Start.REQUEST, MessageClass.MARKETING);
    }

    @Test
    void givesUpTheWaitingMessagesOfWhichTheConditionHolds() {
        WaitingMessage late = add(30);
        WaitingMessage left = add(10);
        WaitingMessage inTime = add(50);
        assertThat(call.nextGiveUpAt()).hasValue(10);
        left.leave();

        assertThat(call.giveUp(entry -> entry.giveUpAt() <= 30)).containsExactly(late);
        assertThat(call.nextGiveUpAt()).hasValue(50);
        assertThat(call.entries()).containsExactly(inTime);
        assertThat(call.giveUp(entry -> entry.giveUpAt() <= 50)).containsExactly(inTime);
        assertThat(call.giveUp(entry -> true)).isEmpty();
    }

    @Test
    void wakesItsThreadWhenItsLastMessageHasItsResult() {
        add(10);
        add(20);
        call.done();
        assertThat(call.isDone()).isFalse();
        assertThat(call.signal().availablePermits()).isZero();

        call.done();
        assertThat(call.isDone()).isTrue();
        assertThat(call.signal().availablePermits()).isEqualTo(1);
    }

    @Test
    void needsAFurtherThreadForEachRequestBeyondItsThreads() {
        List<WaitingCall.Granted> requests = new ArrayList<>(List.of(granted(), granted(), granted()));
        assertThat(call.hasFreeThread()).isTrue();

        // for the caller's own thread
        assertThat(call.grant(requests.get(0))).isFalse();
        assertThat(call.hasFreeThread()).isFalse();
        assertThat(call.signal().availablePermits()).isEqualTo(1);
        assertThat(call.grant(requests.get(1))).isTrue();
        assertThat(call.hasFreeThread()).isFalse();

        assertThat(call.take()).isSameAs(requests.get(0));
        call.free();
        assertThat(call.hasFreeThread()).isTrue();
        assertThat(call.take()).isSameAs(requests.get(1));
        // one thread is busy, one looks for a request
        assertThat(call.grant(requests.get(2))).isFalse();
        assertThat(call.take()).isSameAs(requests.get(2));
        assertThat(call.take()).isNull();

        call.free();
        call.leave();
        assertThat(call.hasFreeThread()).isFalse();
        assertThat(call.grant(requests.get(0))).isTrue();
    }

    @Test
    void aGrantedRequestHasTheClassOfItsMessages() {
        assertThat(granted().messageClass()).isEqualTo(MessageClass.TRANSACTIONAL);
    }
}
