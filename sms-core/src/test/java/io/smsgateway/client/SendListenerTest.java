package io.smsgateway.client;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.entry;

import io.smsgateway.Accepted;
import io.smsgateway.Guarantee;
import io.smsgateway.MessageClass;
import io.smsgateway.ProviderId;
import io.smsgateway.Refusal;
import io.smsgateway.SendResult;
import io.smsgateway.SmsMessage;
import io.smsgateway.catalog.MessageCatalog;
import io.smsgateway.catalog.MessageTemplate;
import io.smsgateway.spi.OutboundMessage;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

final class SendListenerTest {

    private final ManualTime time = new ManualTime();
    private final ScriptedProvider first = new ScriptedProvider("first");
    private final ScriptedProvider second = new ScriptedProvider("second");
    private final List<String> heard = new ArrayList<>();

    private SmsClientBuilder client() {
        return SmsClient.builder()
                .provider(first)
                .provider(second)
                .time(time)
                .catalog(MessageCatalog.of(
                        MessageTemplate.of("code").withClass(MessageClass.OTP).text("{code}")));
    }

    /** Notes what it hears, and that a completion has the object of its start. */
    private final class Noting implements SendListener {
        private final List<Object> open = new ArrayList<>();

        @Override
        public void callStarted(Call call) {
            open.add(call);
            heard.add("call "
                    + call.messages().stream().map(SmsMessage::messageClass).toList());
        }

        @Override
        public void callCompleted(Call call, List<SendResult> results, Duration took) {
            assertThat(open.remove(call)).isTrue();
            heard.add("results " + results.stream().map(SendResult::isAccepted).toList() + " after " + took.toSeconds()
                    + " s");
        }

        @Override
        public void requestStarted(Request request) {
            open.add(request);
            heard.add("request " + request.provider() + " " + request.messageClass() + " "
                    + request.messages().size());
        }

        @Override
        public void requestCompleted(Request request, List<SendResult> results, Duration took) {
            assertThat(open.remove(request)).isTrue();
            heard.add("response " + results.get(0).isAccepted() + " "
                    + results.get(0).idempotencyKey());
        }
    }

    @Test
    void hearsCallsAndTheirRequestsInOrder() {
        first.script().thenEach(message -> {
            time.advance(Duration.ofSeconds(2));
            return first.script().refused(Refusal.OUT_OF_CREDIT);
        });
        try (SmsClient client = client().listener(new Noting()).build()) {
            client.send(SmsMessage.template(Sample.number(1), "code", Map.of("code", "1"))
                    .keyed("k"));
        }
        assertThat(heard)
                .containsExactly(
                        "call [OTP]",
                        "request first OTP 1",
                        "response false k",
                        "request second OTP 1",
                        "response true k",
                        "results [true] after 2 s");
    }

    static Stream<Throwable> bugs() {
        return Stream.of(new IllegalStateException("a bug"), new NoClassDefFoundError("x"), new OutOfMemoryError("x"));
    }

    @ParameterizedTest
    @MethodSource("bugs")
    void changesNoResultWhateverItThrows(Throwable bug) {
        SendListener throwing = new SendListener() {
            @Override
            public void callStarted(Call call) {
                throw SneakyThrow.unchecked(bug);
            }

            @Override
            public void callCompleted(Call call, List<SendResult> results, Duration took) {
                throw SneakyThrow.unchecked(bug);
            }

            @Override
            public void requestStarted(Request request) {
                throw SneakyThrow.unchecked(bug);
            }

            @Override
            public void requestCompleted(Request request, List<SendResult> results, Duration took) {
                throw SneakyThrow.unchecked(bug);
            }
        };
        try (SmsClient client =
                client().listener(throwing).listener(new Noting()).build()) {
            SendResult result = client.send(Sample.otp(1).with(Guarantee.AT_LEAST_ONCE));

            assertThat(result).isInstanceOf(Accepted.class);
            assertThat(result.maxCopies()).isOne();
        }
        assertThat(heard).hasSize(4);
        assertThat(second.script().calls()).isEmpty();
    }

    @Test
    void namesTheMessageInEveryResult() {
        first.script().always(Refusal.UNAVAILABLE);
        second.script().always(Refusal.OPTED_OUT);
        Map<String, String> metadata = Map.of("tenant", "7");
        SmsClient client = client().build();
        List<SmsMessage> messages = List.of(
                Sample.text(1).keyed("a").withMetadata(metadata),
                SmsMessage.template(Sample.number(2), "unknown", Map.of())
                        .keyed("b")
                        .withMetadata(metadata),
                Sample.text(3).via(ProviderId.of("nowhere")).keyed("c").withMetadata(metadata),
                Sample.text(4).within(Duration.ofNanos(1)).keyed("d").withMetadata(metadata),
                Sample.text(5).withMetadata(metadata));

        List<SendResult> results = client.sendAll(messages);
        client.close();
        List<SendResult> afterwards = client.sendAll(messages);

        for (List<SendResult> each : List.of(results, afterwards)) {
            assertThat(each).extracting(SendResult::idempotencyKey).containsExactly("a", "b", "c", "d", null);
            assertThat(each).allSatisfy(result -> assertThat(result.metadata()).containsExactly(entry("tenant", "7")));
        }
    }

    @Test
    void givesARepeatedMessageTheMetadataOfTheRepetition() {
        try (SmsClient client = client().build()) {
            SmsMessage message = Sample.text(1).keyed("a");

            SendResult sent = client.send(message.withMetadata(Map.of("try", "1")));
            SendResult repeated = client.send(message.withMetadata(Map.of("try", "2")));

            assertThat(sent.metadata()).containsExactly(entry("try", "1"));
            assertThat(repeated.metadata()).containsExactly(entry("try", "2"));
            assertThat(repeated.orThrow().messageId()).isEqualTo(sent.orThrow().messageId());
        }
        assertThat(first.script().calls()).hasSize(1);
    }

    @Test
    void givesEachMessageAReferenceOfItsOwnForEachRequest() {
        first.script().always(Refusal.UNAVAILABLE);
        try (SmsClient client =
                client().retry(RetryPolicy.DEFAULT.withMaxAttempts(1)).build()) {
            client.sendAll(Sample.texts(40));
        }
        List<String> references = Stream.of(first, second)
                .flatMap(provider -> provider.script().outbound().stream())
                .map(OutboundMessage::reference)
                .toList();

        assertThat(references).hasSize(80).doesNotHaveDuplicates().allMatch(one -> one.matches("[0-9a-z]{16}"));
        assertThat(references.stream().map(one -> one.substring(0, 13)).distinct())
                .hasSize(2);
    }
}
