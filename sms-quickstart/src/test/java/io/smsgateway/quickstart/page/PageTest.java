package io.smsgateway.quickstart.page;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.awaitility.Awaitility.await;

import io.smsgateway.simulator.Fault;
import io.smsgateway.simulator.Outage;
import io.smsgateway.simulator.SmsSimulator;
import io.smsgateway.simulator.Vendor;
import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.net.BindException;
import java.net.InetAddress;
import java.net.Socket;
import java.net.URI;
import java.net.URLEncoder;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.regex.MatchResult;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import org.awaitility.core.ConditionFactory;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class PageTest {

    private static final HttpClient HTTP =
            HttpClient.newBuilder().followRedirects(HttpClient.Redirect.NORMAL).build();
    private static final Pattern ROW = Pattern.compile("<tr data-number.*?</tr>", Pattern.DOTALL);
    private static final String NUMBER = "139 0000 0001";

    private static Page.Served page;
    private static SmsSimulator simulator;

    @BeforeAll
    static void serve() {
        page = Page.serve(
                "--serve",
                "--server.port=0",
                // a balance query that hangs keeps the next look waiting
                "--sms-gateway.providers.jsms.http.response-timeouts.transactional=2s",
                "--sms-gateway.providers.itniotech.http.response-timeouts.transactional=2s");
        simulator = page.application().getBean(SmsSimulator.class);
    }

    @AfterAll
    static void end() {
        page.close();
    }

    @BeforeEach
    void everythingWorks() throws Exception {
        for (String vendor : List.of("jsms", "itniotech")) {
            post("vendors/" + vendor + "/fault", Map.of("fault", ""));
            post("vendors/" + vendor + "/balance", Map.of("messages", "10000"));
            post("providers/" + vendor + "/suspension", Map.of("suspended", "false"));
        }
        eventually().untilAsserted(() -> {
            for (String vendor : List.of("jsms", "itniotech")) {
                // a circuit that the test before opened is closed by messages only
                if (status(vendor).contains("HALF_OPEN")) {
                    send("login-code", "471100", vendor);
                }
            }
            assertThat(status("jsms") + status("itniotech")).doesNotContain("SUSPENDED", "OPEN", "empty for");
        });
    }

    @Test
    void showsEachProviderWithItsStateAndItsBalanceAsItWasRead() {
        eventually()
                .untilAsserted(() -> assertThat(status("jsms"))
                        .contains("UP", "10000 messages, transactional of the application", "read at"));
        eventually()
                .untilAsserted(() -> assertThat(status("itniotech"))
                        .contains("UP", "<li>100.0", " USD, paid of the account", "0 USD, credit of the account"));
    }

    @Test
    void showsTheAnswerTheAttemptsTheReportAndTheCopyOfAMessage() throws Exception {
        send("login-code", "471100", "");

        eventually()
                .untilAsserted(() -> assertThat(latest())
                        .contains(
                                "Your code is 471100", "Accepted by jsms as ", "jsms accepted, ", "<li>delivered</li>")
                        .contains("<td class=\"copies\">1</td>"));
    }

    @Test
    void fillsEveryMessageWithTheNumberMasked() throws Exception {
        send("order-shipped", "A-17", "");

        assertThat(latest()).contains("+86*********01").doesNotContain("1390000");
    }

    @Test
    void sendsThroughTheOtherVendorWhileOneIsDown() throws Exception {
        post("vendors/jsms/fault", Map.of("fault", "REFUSE"));
        letConnectionsBeChecked();

        send("login-code", "471101", "");

        eventually()
                .untilAsserted(() -> assertThat(latest())
                        .contains("jsms refused, UNAVAILABLE", "Accepted by itniotech", "(unverified"));
    }

    @Test
    void showsAnUnconfirmedMessageAndItsCopy() throws Exception {
        post("vendors/jsms/fault", Map.of("fault", "CLOSE_AFTER_READING-taken"));

        send("order-shipped", "A-18", "");

        eventually()
                .untilAsserted(() -> assertThat(latest())
                        .contains("Unconfirmed: jsms may have sent it")
                        .contains("<td class=\"copies\">1</td>"));
    }

    @Test
    void tellsThatASecondCopyOfACodeMayBeOut() throws Exception {
        post("vendors/jsms/fault", Map.of("fault", "CLOSE_AFTER_READING-taken"));

        send("login-code", "471106", "");

        eventually()
                .untilAsserted(() -> assertThat(latest())
                        .contains("Accepted by itniotech as ", "; up to 2 copies may be out")
                        .contains("<td class=\"copies\">2</td>"));
    }

    @Test
    void sendsATextThroughTheChosenProviderOnly() throws Exception {
        send("", "Hello", "itniotech");
        eventually().untilAsserted(() -> assertThat(latest()).contains("Accepted by itniotech"));

        send("", "Hello again", "jsms");
        eventually()
                .untilAsserted(() -> assertThat(latest())
                        .contains("Refused for UNSUPPORTED")
                        .contains("<td class=\"copies\">0</td>"));
    }

    @Test
    void leavesAnEmptyProviderAloneBeforeItRefuses() throws Exception {
        eventually().untilAsserted(() -> assertThat(status("jsms")).contains("10000 messages, any of the application"));
        post("vendors/jsms/balance", Map.of("messages", "0"));
        eventually()
                .untilAsserted(() -> assertThat(status("jsms"))
                        .contains("SUSPENDED for OUT_OF_CREDIT", "empty for [marketing, otp, "));

        send("login-code", "471102", "");

        eventually()
                .untilAsserted(
                        () -> assertThat(latest()).contains("jsms passed over, SUSPENDED", "Accepted by itniotech"));
    }

    @Test
    void saysThatLittleIsLeft() throws Exception {
        post("vendors/itniotech/balance", Map.of("messages", "3"));

        eventually().untilAsserted(() -> assertThat(status("itniotech")).contains("<li>0.03", ": low"));
    }

    @Test
    void leavesAProviderAloneUntilItIsResumed() throws Exception {
        post("providers/jsms/suspension", Map.of("suspended", "true"));
        assertThat(status("jsms")).contains("SUSPENDED by hand since");

        post("providers/jsms/suspension", Map.of("suspended", "false"));
        assertThat(status("jsms")).contains("UP");
    }

    @Test
    void switchesEachFaultOfTheSimulatorOnAndOff() throws Exception {
        assertThat(FaultChoice.ALL.stream().map(choice -> choice.outage().fault()))
                .containsOnly(Fault.values())
                .contains(Fault.values());
        Vendor vendor = simulator.itniotech();
        for (FaultChoice choice : FaultChoice.ALL) {
            assertThat(get("").body()).contains("value=\"" + choice.value() + "\"");
            post("vendors/itniotech/fault", Map.of("fault", choice.value()));
            assertThat(vendor.outage()).contains(choice.outage());
            assertThat(text(status("itniotech"))).contains(choice.label());
        }
        post("vendors/itniotech/fault", Map.of("fault", ""));
        assertThat(vendor.outage()).isEmpty();
    }

    @Test
    void showsHowManyRequestsAFaultHasLeftThatWasNotSetHere() throws Exception {
        simulator.itniotech().fail(Outage.of(Fault.HANG).withoutAccepting().times(7000));

        assertThat(status("itniotech"))
                .containsPattern("never responds \\(message not taken\\), [67]\\d\\d\\d more time");
    }

    @Test
    void sendsItsOwnFormsAsComingFromItself() throws Exception {
        assertThat(get("").headers().firstValue("Referrer-Policy")).contains("same-origin");
    }

    @Test
    void loadingThePageAgainAfterSendingSendsNothingAgain() throws Exception {
        HttpResponse<String> response =
                post("messages", Map.of("to", NUMBER, "template", "login-code", "content", "471105"));

        assertThat(response.uri()).isEqualTo(page.url());
        assertThat(response.request().method()).isEqualTo("GET");
    }

    @Test
    void sendsOnceThoughTheFormIsSentTwice() throws Exception {
        int before = simulator.jsms().ledger().count();
        Map<String, String> form =
                Map.of("to", NUMBER, "template", "login-code", "content", "471103", "key", "the-one-form");

        post("messages", form);
        post("messages", form);

        eventually().untilAsserted(() -> assertThat(latest()).contains("Accepted by jsms"));
        assertThat(simulator.jsms().ledger().count()).isEqualTo(before + 1);
    }

    @Test
    void countsTheCopiesOfEachMessageByItself() throws Exception {
        for (int times = 0; times < 2; times++) {
            send("login-code", "471104", "");
            eventually().untilAsserted(() -> assertThat(latest()).contains("Accepted by jsms"));
        }

        assertThat(latest()).contains("471104", "<td class=\"copies\">1</td>");
    }

    @Test
    void countsOneCopyForEachOfEqualMessagesThatAreInFlightTogether() throws Exception {
        int before = simulator.jsms().ledger().count();
        post("vendors/jsms/fault", Map.of("fault", "HANG-taken"));
        for (int times = 0; times < 5; times++) {
            send("login-code", "471106", "jsms");
        }

        eventually().until(() -> simulator.jsms().ledger().count() == before + 5);
        assertThat(copies("471106")).containsExactly("1", "1", "1", "1", "1");
        eventually().untilAsserted(() -> assertThat(get("").body()).doesNotContain("class=\"sending\""));
        assertThat(copies("471106")).containsExactly("1", "1", "1", "1", "1");
    }

    private static List<String> copies(String text) throws Exception {
        return ROW.matcher(get("").body())
                .results()
                .map(MatchResult::group)
                .filter(row -> row.contains(text))
                .map(row -> row.replaceAll("(?s).*<td class=\"copies\">(\\d+)</td>.*", "$1"))
                .toList();
    }

    @ParameterizedTest
    @CsvSource({
        "12,            login-code, 471100, too short",
        "139 0000 0001, login-code, '',     enter a text",
        "139 0000 0001, no-such,    471100, unknown template",
    })
    void refusesWhatCantBeSentSaysWhyAndKeepsWhatWasTyped(String to, String template, String content, String why)
            throws Exception {
        int before = simulator.jsms().ledger().count();

        HttpResponse<String> response = post("messages", Map.of("to", to, "template", template, "content", content));

        assertThat(response.statusCode()).isEqualTo(400);
        assertThat(response.body()).contains("Nothing was sent: ", why, "value=\"" + to + "\"");
        assertThat(simulator.jsms().ledger().count()).isEqualTo(before);
    }

    @Test
    void refusesAFormWithoutFields() throws Exception {
        assertThat(post("messages", Map.of()).statusCode()).isEqualTo(400);
    }

    @Test
    void showsWhatWasTypedAsTextAndNotAsHtml() throws Exception {
        send("", "<script>alert('x')</script>", "");

        eventually().untilAsserted(() -> assertThat(latest()).contains("&lt;script&gt;alert("));
        assertThat(get("").body()).doesNotContain("<script>alert");
    }

    @ParameterizedTest
    @ValueSource(strings = {"providers/unknown/suspension?suspended=true", "vendors/unknown/fault?fault=HANG-taken"})
    void rejectsUnknownProvidersAndVendors(String path) throws Exception {
        assertThat(post(path, Map.of()).statusCode()).isEqualTo(400);
    }

    @ParameterizedTest
    @CsvSource({"Host: attacker.example, 403", "Host: attacker.example:8080, 403", "Host: localhost, 200"})
    void answersUnderNamesOfThisMachineOnly(String host, int status) throws Exception {
        assertThat(raw("GET / HTTP/1.1\r\n" + host)).startsWith("HTTP/1.1 " + status);
    }

    @ParameterizedTest
    @ValueSource(strings = {"http://attacker.example", "null", "https://127.0.0.1"})
    void takesNoFormsFromOtherSites(String origin) throws Exception {
        assertThat(raw("POST /providers/jsms/suspension?suspended=true HTTP/1.1\r\nHost: 127.0.0.1\r\n"
                        + "Content-Length: 0\r\nOrigin: " + origin))
                .startsWith("HTTP/1.1 403");
        assertThat(status("jsms")).doesNotContain("SUSPENDED");
    }

    @Test
    void isNotServedWhereThePortIsTaken() {
        int taken = page.url().getPort();

        assertThatThrownBy(() -> Page.serve("--serve", "--server.port=" + taken))
                .rootCause()
                .isInstanceOf(BindException.class);
    }

    @Test
    void listensOnLoopbackOnly() {
        assertThat(page.url().getHost()).isEqualTo("127.0.0.1");
        assertThat(page.application().getEnvironment().getProperty("server.address"))
                .isEqualTo("127.0.0.1");
    }

    /** A connection that was idle for less is reused unchecked; a message sent as it closes is unconfirmed. */
    static void letConnectionsBeChecked() {
        await().pollDelay(Duration.ofMillis(600)).until(() -> true);
    }

    private static ConditionFactory eventually() {
        return await().atMost(Duration.ofSeconds(30));
    }

    private static void send(String template, String content, String provider) throws Exception {
        HttpResponse<String> response =
                post("messages", Map.of("to", NUMBER, "template", template, "content", content, "provider", provider));
        assertThat(response.statusCode()).isEqualTo(200);
    }

    /** The row of the newest message. */
    private static String latest() throws Exception {
        return ROW.matcher(get("").body())
                .results()
                .map(MatchResult::group)
                .findFirst()
                .orElse("");
    }

    private static String status(String provider) throws Exception {
        String body = get("").body();
        int start = body.indexOf("id=\"status-" + provider);
        return body.substring(start, body.indexOf("</dl>", start));
    }

    private static String text(String html) {
        return html.replace("&#39;", "'");
    }

    private static HttpResponse<String> get(String path) throws Exception {
        return HTTP.send(request(path).build(), HttpResponse.BodyHandlers.ofString());
    }

    private static HttpResponse<String> post(String path, Map<String, String> form) throws Exception {
        String body = form.entrySet().stream()
                .map(field -> field.getKey() + "=" + URLEncoder.encode(field.getValue(), StandardCharsets.UTF_8))
                .collect(Collectors.joining("&"));
        HttpRequest request = request(path)
                .header("Content-Type", "application/x-www-form-urlencoded")
                .POST(HttpRequest.BodyPublishers.ofString(body))
                .build();
        return HTTP.send(request, HttpResponse.BodyHandlers.ofString());
    }

    private static HttpRequest.Builder request(String path) {
        return HttpRequest.newBuilder(URI.create(page.url() + path)).timeout(Duration.ofSeconds(10));
    }

    /** For headers that the client would not send. */
    private static String raw(String head) throws IOException {
        try (Socket socket =
                new Socket(InetAddress.getLoopbackAddress(), page.url().getPort())) {
            socket.setSoTimeout(10_000);
            OutputStream out = socket.getOutputStream();
            out.write((head + "\r\nConnection: close\r\n\r\n").getBytes(StandardCharsets.US_ASCII));
            InputStream in = socket.getInputStream();
            return new String(in.readAllBytes(), StandardCharsets.UTF_8);
        }
    }
}
