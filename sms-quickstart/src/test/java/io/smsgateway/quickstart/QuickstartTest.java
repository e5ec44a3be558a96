package io.smsgateway.quickstart;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;

import java.io.BufferedReader;
import java.io.ByteArrayOutputStream;
import java.io.PrintStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class QuickstartTest {

    private final ByteArrayOutputStream printed = new ByteArrayOutputStream();
    private final PrintStream out = new PrintStream(printed, true, StandardCharsets.UTF_8);

    @Test
    void tellsTheStoryAndEachStepDoesWhatItSays() {
        boolean went = Quickstart.run(Map.of(), out);

        assertThat(printed.toString(StandardCharsets.UTF_8)).contains("6. ").doesNotContain("[FAILED]");
        assertThat(went).isTrue();
    }

    @Test
    void anArgumentThatIsMistypedDoesNothingAndSaysWhatToWrite() throws Exception {
        Process mistyped = new ProcessBuilder(
                        Path.of(System.getProperty("java.home"), "bin", "java").toString(),
                        "-classpath",
                        System.getProperty("java.class.path"),
                        Quickstart.class.getName(),
                        "--serv")
                .redirectErrorStream(true)
                .start();

        assertThat(mistyped.getInputStream().readAllBytes())
                .asString(StandardCharsets.UTF_8)
                .isEqualToIgnoringNewLines(
                        "Nothing was done: write --serve, and after it what Spring Boot takes such as"
                                + " --server.port=9090, or no argument.");
        assertThat(mistyped.waitFor()).isEqualTo(1);
    }

    @Test
    void thePageEndsWithTheProcessThatStartedIt() throws Exception {
        Process starter = new ProcessBuilder(
                        "sh",
                        "-c",
                        "\"$@\"; exit",
                        "sh",
                        Path.of(System.getProperty("java.home"), "bin", "java").toString(),
                        "-classpath",
                        System.getProperty("java.class.path"),
                        Quickstart.class.getName(),
                        "--serve",
                        "--server.port=0")
                .redirectErrorStream(true)
                .start();
        List<ProcessHandle> started = List.of();
        try (BufferedReader output = starter.inputReader(StandardCharsets.UTF_8)) {
            assertThat(output.lines().anyMatch(line -> line.startsWith("The page is at ")))
                    .isTrue();
            started = starter.descendants().toList();
            assertThat(started).isNotEmpty();

            starter.destroy();

            for (ProcessHandle page : started) {
                assertThat(page.onExit()).succeedsWithin(Duration.ofSeconds(30));
            }
        } finally {
            starter.destroyForcibly();
            started.forEach(ProcessHandle::destroyForcibly);
        }
    }

    @Test
    void sendsNothingForHalfAnAccountAndNamesWhatIsMissing() {
        boolean went = Quickstart.run(Map.of("SMS_JSMS_APP_KEY", "canary-key", "SMS_TO", "+8613900000001"), out);

        assertThat(went).isFalse();
        assertThat(printed.toString(StandardCharsets.UTF_8))
                .contains("SMS_JSMS_MASTER_SECRET", "SMS_JSMS_TEMPLATE_ID")
                .doesNotContain("canary", "13900000001");
    }

    @ParameterizedTest
    @CsvSource({"SMS_JSMS_DEV_KEY, SMS_JSMS_DEV_SECRET", "SMS_JSMS_DEV_SECRET, SMS_JSMS_DEV_KEY"})
    void takesNoHalfOfTheCredentialsThatReadTheAccountsQuotas(String given, String missing) {
        assertThatIllegalArgumentException()
                .isThrownBy(() -> RealAccounts.of(Map.of(
                        "SMS_TO",
                        "+8613900000001",
                        "SMS_JSMS_APP_KEY",
                        "canary-key",
                        "SMS_JSMS_MASTER_SECRET",
                        "canary-secret",
                        "SMS_JSMS_TEMPLATE_ID",
                        "1",
                        given,
                        "canary")))
                .withMessageContaining(missing)
                .withMessageNotContaining("canary");
    }

    @Test
    void asksForARecipientWhereThereIsOnlyAnAccount() {
        assertThatIllegalArgumentException()
                .isThrownBy(() -> RealAccounts.of(Map.of(
                        "SMS_ITNIOTECH_API_KEY", "k", "SMS_ITNIOTECH_API_SECRET", "s", "SMS_ITNIOTECH_APP_ID", "a")))
                .withMessageContaining("SMS_TO");
    }

    @Test
    void printsNothingOfRealAccounts() {
        RealAccounts accounts = RealAccounts.of(Map.of(
                "SMS_TO", "+8613900000001",
                "SMS_ITNIOTECH_API_KEY", "canary-key",
                "SMS_ITNIOTECH_API_SECRET", "canary-secret",
                "SMS_ITNIOTECH_APP_ID", "canary-app",
                "SMS_JSMS_APP_KEY", "canary-key",
                "SMS_JSMS_MASTER_SECRET", "canary-secret",
                "SMS_JSMS_TEMPLATE_ID", "1"));

        assertThat(accounts.toString()).doesNotContain("canary", "139");
        assertThat(accounts.providers()).hasSize(2).allSatisfy(provider -> {
            assertThat(provider.toString()).doesNotContain("canary");
            provider.close();
        });
    }
}
