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
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/** Plays outages on a clock of their own, and holds what they cost against the page that says so and against bars. */
final class OutagesTest {

    private static final Path PAGE = Path.of("..", "docs", "outages.md");
    private static final String REWRITE = "outages.write";
    private static final Map<String, OutageFigures> PLAYED = new LinkedHashMap<>();

    @BeforeAll
    static void simulate() {
        Stream.concat(Outage.ofTenMinutes().stream(), Stream.of(Outage.aDay()))
                .forEach(outage -> PLAYED.put(outage.name(), OutageSimulation.of(outage)));
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
                "the first refuses connections",
                "the first can't be reached",
                "the first never answers",
                "the first answers with faults of its own",
                "the first has no credit, and is topped up",
                "both refuse connections");
    }

    @ParameterizedTest
    @MethodSource("dead")
    void aDeadVendorGetsAtMostAHundredRequestsInTenMinutes(String outage) {
        assertThat(figures(outage).requests()).isBetween(1, 100);
    }

    @ParameterizedTest
    @MethodSource("dead")
    void nothingIsRefusedWhileTheOtherVendorIsWell(String outage) {
        assertThat(figures(outage).refused() > 0).isEqualTo(outage.startsWith("both"));
    }

    @Test
    @DisplayName("N15 a vendor that is up and down every few seconds is soon left alone, and no message with it")
    void aVendorThatIsUpAndDownIsSoonLeftAlone() {
        OutageFigures figures = figures("the first is up and down every 5 s");

        assertThat(figures.requests()).isLessThan(100);
        assertThat(figures.refused()).isZero();
    }

    @Test
    @DisplayName(
            "N14 a vendor comes back within the longest opening and a probe, here of the eighth, after all were dead")
    void comesBackAfterAllWereDead() {
        assertThat(figures("both refuse connections").timeToComeBack()).isLessThan(Duration.ofSeconds(8 * 18 + 5));
    }

    @Test
    void aVendorThatIsSlowKeepsFewCodes() {
        assertThat(figures("the first is slow").code(99)).isLessThan(Duration.ofSeconds(1));
    }

    @Test
    void theWayRoundAVendorThatRefusesConnectionsCostsNothingOnceItIsKnown() {
        assertThat(figures("the first refuses connections").added(99)).isLessThan(Duration.ofMillis(5));
    }

    private static String page() {
        String rows = PLAYED.entrySet().stream()
                .map(played -> played.getValue().row(played.getKey()))
                .collect(Collectors.joining("\n"));
        return """
                # What an outage costs

                Two vendors, the second behind the first, and the whole client with its defaults, on a clock of their own: no
                real time, no sockets, one seed, the same figures on every machine. Written by a test, which fails when a
                policy changes what happens. Where that is meant:

                ```
                mvn --batch-mode --quiet -pl sms-core -am -Dtest=OutagesTest -Dsurefire.failIfNoSpecifiedTests=false -D%s=true test
                ```

                50 messages a second for 15 minutes: 45 that come alone, 20 of them codes, and a list of 100 advertisements
                every 20 s. The first vendor falls ill after a minute and is well again ten minutes later. A day is a shop's:
                50 a second for half an hour in the morning and in the evening, 3 a second by day, 0.3 at night. A vendor that
                is well answers within 50 to 250 ms; half of what it loses the answer of it has taken.

                | what happens | messages | accepted | refused | unconfirmed | two copies | asked while ill: messages + balance | by the first | added by the way round, s: p50 / p99 / max | time of a code, s: p50 / p99 / max | first back after, s |
                | --- | --- | --- | --- | --- | --- | --- | --- | --- | --- | --- |
                %s

                - *two copies*: codes, whose callers ask for a second copy rather than none; never anything else.
                - *asked while ill*: requests that the first vendor got in those ten minutes. A hundred is the bar for one
                  that is dead.
                - *added by the way round*: from the call to the answer of the second vendor, without that vendor's own time.
                - *back after*: from the end of the illness to the first message that the first vendor takes.
                """.formatted(REWRITE, rows);
    }
}
