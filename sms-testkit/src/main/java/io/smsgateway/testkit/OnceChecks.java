package io.smsgateway.testkit;

import static org.assertj.core.api.Assertions.assertThat;

import io.smsgateway.Deadline;
import io.smsgateway.MessageClass;
import io.smsgateway.SendResult;
import io.smsgateway.TimeSource;
import java.time.Duration;
import java.util.Arrays;
import java.util.Map;
import java.util.stream.Stream;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/** One send makes one request, whatever comes back, on fresh connections and on used ones. */
abstract class OnceChecks extends ContractChecks {

    OnceChecks(SmsProviderContract contract) {
        super(contract);
    }

    static Stream<Behaviour> ends() {
        Map<String, String> pushy = Map.of("Location", "/elsewhere", "Retry-After", "0", "WWW-Authenticate", "Basic");
        Stream<Behaviour> answers = Arrays.stream(STATUSES)
                .mapToObj(status -> Behaviour.answer(status, pushy, "{}").named("answers " + status));
        Stream<Behaviour> deaths = Stream.of(
                Behaviour.silence(),
                Behaviour.close(),
                Behaviour.reset(),
                Behaviour.closeBeforeReading(),
                Behaviour.halfHeaders(),
                Behaviour.cut(200, "{\"id\":1}"),
                Behaviour.cut(503, "{\"id\":1}").named("closes within the body of a 503"),
                Behaviour.drip(200, " ".repeat(4000), Duration.ofMillis(20)),
                Behaviour.empty(),
                Behaviour.garbage());
        return Stream.concat(answers, deaths);
    }

    @ParameterizedTest
    @MethodSource("ends")
    @DisplayName("N7, S4 one send makes one request on a fresh connection")
    void oneSendMakesOneRequestOnAFreshConnection(Behaviour end) {
        failWith(end);
        SendResult result = sendWithDeadline();
        assertThat(server.begunRequests()).as("%s", result).isOne();
        assertThat(result.isAccepted()).as("%s", result).isFalse();
    }

    @ParameterizedTest
    @MethodSource("ends")
    @DisplayName("N7, S4 one send makes one request on a used connection")
    void oneSendMakesOneRequestOnAUsedConnection(Behaviour end) {
        failWith(end);
        prime();
        SendResult result = sendWithDeadline();
        assertThat(server.begunRequests()).as("%s, after a good one", result).isEqualTo(2);
        assertThat(result.isAccepted()).as("%s", result).isFalse();
    }

    /** Sends as the client does; the deadline ends what drips. */
    private SendResult sendWithDeadline() {
        Deadline deadline = Deadline.after(Duration.ofSeconds(1), TimeSource.system());
        return send(provider(), message(0).stamped(MessageClass.TRANSACTIONAL, deadline));
    }
}
