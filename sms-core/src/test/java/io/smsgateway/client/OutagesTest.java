package io.smsgateway.client;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.concurrent.TimeUnit;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/** Plays outages on a clock of their own, and holds what they cost against the page that says so and against bars. */
final class OutagesTest {

    private static final Path PAGE = Path.of("..", "docs", "outages.md");
    private static final String REWRITE = "outages.write";
    private static final Map<String, OutageFigures> PLAYED = new LinkedHashMap<>();

    /** Each play has a clock of its own, so that they may run at once; a thousand callers wait in the longest ones. */
    @BeforeAll
    @Timeout(value = 10, unit = TimeUnit.MINUTES)
    static void simulate() {
        List<Outage> outages = Stream.concat(Outage.ofTenMinutes().stream(), Stream.of(Outage.aDay()))
                .toList();
        List<OutageFigures> played =
                outages.parallelStream().map(OutageSimulation::of).toList();
        for (int i = 0; i < played.size(); i++) {
            PLAYED.put(outages.get(i).name(), played.get(i));
        }
    }

    private static OutageFigures figures(String outage) {
        return Objects.requireNonNull(PLAYED.get(outage), outage);
    }

    @Test
    void thePageSaysWhatThePlaysShow() throws IOException {
        String shown = page();
        if (Boolean.getBoolean(REWRITE)) {
            Files.writeString(PAGE, shown);
        }

        assertThat(Files.readString(PAGE))
                .as("docs/outages.md; where the change of a policy is meant, write it anew with -D%s=true", REWRITE)
                .isEqualTo(shown);
    }

    @Test
    void everyPlayOfAnOutageIsTheSame() {
        Outage outage = Outage.ofTenMinutes().get(3);

        assertThat(OutageSimulation.of(outage).row(outage.name()))
                .isEqualTo(figures(outage.name()).row(outage.name()));
    }

    static List<String> dead() {
        return List.of(
                "first provider refuses connections",
                "first provider is unreachable",
                "first provider never responds",
                "first provider returns server errors",
                "first provider has no credit, then is topped up",
                "both providers refuse connections");
    }

    @ParameterizedTest
    @MethodSource("dead")
    void aDeadVendorGetsFewRequestsInTenMinutes(String outage) {
        // a circuit opens only after a second of failures, at fifty messages a second
        assertThat(figures(outage).requests()).isBetween(1, 120);
    }

    @ParameterizedTest
    @MethodSource("dead")
    void nothingIsRefusedWhileTheOtherVendorIsWell(String outage) {
        assertThat(figures(outage).refused() > 0).isEqualTo(outage.startsWith("both"));
    }

    @Test
    @DisplayName("N15 a vendor that is up and down every few seconds is soon left alone, and no message with it")
    void aVendorThatIsUpAndDownIsSoonLeftAlone() {
        OutageFigures figures = figures("first provider is up and down every 5 s");

        assertThat(figures.requests()).isLessThan(300);
        assertThat(figures.refused()).isZero();
    }

    @Test
    @DisplayName("N14 a vendor comes back within the longest opening and a probe after all were dead")
    void comesBackAfterAllWereDead() {
        assertThat(figures("both providers refuse connections").timeToComeBack())
                .isLessThan(Duration.ofSeconds(300 + 5));
    }

    @Test
    void aVendorThatIsSlowKeepsFewCodes() {
        assertThat(figures("first provider is slow").code(99)).isLessThan(Duration.ofMillis(1500));
    }

    @Test
    void theWayRoundAVendorThatRefusesConnectionsCostsNothingOnceItIsKnown() {
        assertThat(figures("first provider refuses connections").added(99)).isLessThan(Duration.ofMillis(5));
    }

    private static String page() {
        String rows = PLAYED.entrySet().stream()
                .map(played -> played.getValue().row(played.getKey()))
                .collect(Collectors.joining("\n"));
        return """
                # Outages

                This page shows what outages of a provider do to messages: how many are accepted, refused or unconfirmed, and how long
                failover takes. A test simulates two providers and the client with its defaults, on a simulated clock, without sockets
                and with a fixed seed. The figures are the same on every machine.

                ## Figures

                | scenario | messages | accepted | refused | unconfirmed | two copies | requests during the outage: messages + balance | through the first | failover time, s: p50 / p99 / max | time of a code, s: p50 / p99 / max | recovery after, s |
                | --- | --- | --- | --- | --- | --- | --- | --- | --- | --- | --- |
                %s

                - *two copies*: one-time codes, whose guarantee permits a second copy; no other message has two.
                - *requests during the outage*: requests to the first provider in those ten minutes. The target for a provider that is
                  down is at most 120: its circuit opens after a second of failures.
                - *through the first*: share of the accepted messages that the first provider accepted.
                - *failover time*: from the call to the response of the second provider, without the time of that provider.
                - *recovery after*: from the end of the outage to the first message that the first provider accepts.

                ## Scenario

                - 50 messages a second for 15 minutes: 45 single messages, of which 20 are one-time codes, and a list of 100 marketing
                  messages every 20 s. The outage lasts from minute 1 to minute 11. Where no provider is left, 10 messages a second.
                - The day has 50 messages a second for half an hour in the morning and in the evening, 3 a second during the day, and
                  0.3 at night.
                - A healthy provider responds within 50 to 250 ms. Of the messages whose response is lost, the provider accepted half.

                ## Update the figures

                `OutagesTest` fails if a change of a policy changes the figures. If the change is intended, write the page again:

                ```
                mvn --batch-mode --quiet -pl sms-core -am -Dtest=OutagesTest -Dsurefire.failIfNoSpecifiedTests=false -D%s=true test
                ```

                ## See also

                - [Failover](failover.md): the policies that are simulated
                - [Reliability](reliability.md): other measured figures
                """.formatted(rows, REWRITE);
    }
}
