package io.smsgateway.testkit;

import static org.assertj.core.api.Assertions.assertThat;

import io.smsgateway.Deadline;
import io.smsgateway.SendResult;
import io.smsgateway.TimeSource;
import java.time.Duration;
import java.util.Arrays;
import java.util.Map;
import java.util.stream.Stream;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/** A send makes one request, regardless of the response, on new and on reused connections. */
abstract class SingleRequestChecks extends ContractChecks {

    SingleRequestChecks(SmsProviderContract contract) {
        super(contract);
    }

    static Stream<Behaviour> faults() {
        Map<String, String> headers = Map.of("Location", "/elsewhere", "Retry-After", "0", "WWW-Authenticate", "Basic");
        Stream<Behaviour> responses = Arrays.stream(STATUSES)
                .mapToObj(status -> Behaviour.respond(status, headers, "{}").named("responds " + status));
        Stream<Behaviour> disconnects = Stream.of(
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
        return Stream.concat(responses, disconnects);
    }

    @ParameterizedTest
    @MethodSource("faults")
    @DisplayName("N7, S4 one send makes one request on a new connection")
    @Explanation(
            bug = "The adapter makes another number of requests than one for a send",
            remedy = "Switch off retries, redirects and cookies of the HTTP library; the client decides on retries")
    void oneSendMakesOneRequestOnANewConnection(Behaviour fault) {
        failWith(fault);
        SendResult result = sendWithDeadline();
        assertThat(server.begunRequests()).as("%s", result).isOne();
        assertThat(result.isAccepted()).as("%s", result).isFalse();
    }

    @ParameterizedTest
    @MethodSource("faults")
    @DisplayName("N7, S4 one send makes one request on a reused connection")
    @Explanation(
            bug = "The adapter makes another number of requests than one for a send on a reused connection",
            remedy = "Switch off the retry of stale connections in the HTTP library; a POST must not be repeated")
    void oneSendMakesOneRequestOnAReusedConnection(Behaviour fault) {
        failWith(fault);
        prime();
        SendResult result = sendWithDeadline();
        assertThat(server.begunRequests())
                .as("%s, after a successful one", result)
                .isEqualTo(2);
        assertThat(result.isAccepted()).as("%s", result).isFalse();
    }

    /** Sends as the client does; the deadline ends what drips. */
    private SendResult sendWithDeadline() {
        Deadline deadline = Deadline.after(Duration.ofSeconds(1), TimeSource.system());
        return send(provider(), message(0).withDeadline(deadline));
    }
}
