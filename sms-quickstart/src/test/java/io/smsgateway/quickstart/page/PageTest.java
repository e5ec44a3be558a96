package io.smsgateway.quickstart.page;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.awaitility.Awaitility.await;

import io.smsgateway.PhoneNumber;
import io.smsgateway.SmsGateway;
import io.smsgateway.SmsMessage;
import io.smsgateway.simulator.Fault;
import io.smsgateway.simulator.Outage;
import io.smsgateway.simulator.SmsSimulator;
import io.smsgateway.simulator.itniotech.ItniotechBalance;
import io.smsgateway.simulator.jsms.JsmsQuota;
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
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import java.util.stream.Stream;
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
    private static final String PATH = "sms-gateway/page";
    private static final String NUMBER = "139 0000 0001";

    private static Page.Served page;
    private static SmsSimulator simulator;

    @BeforeAll
    static void serve() {
        page = Page.serve(
                "--serve",
                "--server.port=0",
                // longer than the client keeps idle connections
                "--server.tomcat.keep-alive-timeout=2m",
                "--spring.datasource.url=jdbc:h2:mem:page-test",
                // a balance query that hangs keeps the next look waiting
                "--sms-gateway.providers.jsms.http.response-timeouts.transactional=2s",
                "--sms-gateway.providers.itniotech.http.response-timeouts.transactional=2s",
                "--sms-gateway.providers.itniotech.policies.max-in-flight=1");
        simulator = page.application().getBean(SmsSimulator.class);
    }

    @AfterAll
    static void end() {
        page.close();
    }

    @BeforeEach
    void everythingWorks() throws Exception {
        simulator.jsms().account().app(JsmsQuota.each(10_000));
        simulator.jsms().account().dev(JsmsQuota.each(0));
        simulator.itniotech().account().balance(ItniotechBalance.of("100", "0", "0"));
        for (String vendor : List.of("jsms", "itniotech")) {
            post("/vendors/" + vendor + "/fault", Map.of("preset", ""));
            post("/providers/" + vendor + "/suspension", Map.of("suspended", "false"));
        }
        eventually().untilAsserted(() -> {
            for (String vendor : List.of("jsms", "itniotech")) {
                // a circuit that the test before opened is closed by messages only
                if (part("status-" + vendor).contains("half-open")) {
                    send("login-code", "471100", vendor);
                }
            }
            assertThat(part("status-jsms") + part("status-itniotech"))
                    .doesNotContain("Suspended", "Circuit", "empty for");
        });
    }

    @Test
    void showsEachProviderWithItsStateAndItsBalanceAsItWasRead() {
        eventually()
                .untilAsserted(() -> assertThat(part("balance-jsms"))
                        .contains("<dt>Transactional (application)</dt><dd>10,000 messages</dd>", "Read at"));
        eventually()
                .untilAsserted(() -> assertThat(part("balance-itniotech"))
                        .contains("<dt>Paid (account)</dt><dd>100.00 USD</dd>", "<dd>0.00 USD</dd>"));
        assertThat(part("status-jsms")).contains(">Up<");
    }

    @Test
    void showsTheResultTheAttemptsTheReportAndTheCopyOfAMessage() throws Exception {
        send("login-code", "471100", "");

        eventually()
                .untilAsserted(() -> assertThat(latest())
                        .contains("Your code is 471100", "Accepted by jsms", "accepted, ", ">delivered<", ">1 copy<"));
    }

    @Test
    void showsTheApplicationsOwnMessages() throws Exception {
        page.application()
                .getBean(SmsGateway.class)
                .send(SmsMessage.template(PhoneNumber.of("+8613900000009"), "order-shipped", Map.of("order", "B-1")));

        assertThat(latest()).contains("+86•••••••••09", "Your order B-1 is on its way", "Accepted by jsms");
    }

    @Test
    void masksNumbersUntilTheyAreShown() throws Exception {
        send("order-shipped", "A-17", "");
        assertThat(latest()).contains("+86•••••••••01").doesNotContain("1390000");

        HttpResponse<String> answer = HttpClient.newHttpClient()
                .send(form("/numbers", Map.of("shown", "true")), HttpResponse.BodyHandlers.ofString());
        String cookie = answer.headers().firstValue("Set-Cookie").orElseThrow();

        assertThat(cookie).contains("HttpOnly", "SameSite=Strict");
        assertThat(HTTP.send(
                                request("")
                                        .header("Cookie", cookie.substring(0, cookie.indexOf(';')))
                                        .build(),
                                HttpResponse.BodyHandlers.ofString())
                        .body())
                .contains("+8613900000001", "Hide numbers");
    }

    @Test
    void sendsThroughTheOtherVendorWhileOneIsDown() throws Exception {
        post("/vendors/jsms/fault", Map.of("preset", "DOWN"));
        letConnectionsBeChecked();

        send("login-code", "471101", "");

        eventually()
                .untilAsserted(() -> assertThat(latest())
                        .containsSubsequence(
                                "jsms</span> <span class=\"state bad\">refused: unavailable (connection refused)",
                                "itniotech</span> <span class=\"state good\">accepted")
                        .contains("Accepted by itniotech", "(unverified"));
    }

    @Test
    void showsAnUnconfirmedMessageAndItsCopy() throws Exception {
        post("/vendors/jsms/fault", Map.of("preset", "LOSE"));

        send("order-shipped", "A-18", "");

        eventually()
                .untilAsserted(() -> assertThat(latest())
                        .contains("data-kind=\"doubt\"", "Unconfirmed: jsms may have sent it", ">1 copy<"));
    }

    @Test
    void tellsThatASecondCopyOfACodeMayBeOut() throws Exception {
        post("/vendors/jsms/fault", Map.of("preset", "LOSE"));

        send("login-code", "471106", "");

        eventually()
                .untilAsserted(() -> assertThat(latest())
                        .contains("Accepted by itniotech; up to 2 copies may be out", ">2 copies<"));
    }

    @Test
    void sendsATextThroughTheChosenProviderOnly() throws Exception {
        send("", "Hello", "itniotech");
        eventually().untilAsserted(() -> assertThat(latest()).contains("Accepted by itniotech"));

        send("", "Hello again", "jsms");
        eventually().untilAsserted(() -> assertThat(latest()).contains("Refused for unsupported", ">0 copies<"));
    }

    @Test
    void leavesAnEmptyProviderAloneBeforeItRefuses() throws Exception {
        simulator.jsms().account().app(JsmsQuota.each(0));
        eventually()
                .untilAsserted(() -> assertThat(part("status-jsms"))
                        .contains("Suspended for out of credit", "empty for codes, marketing, transactional"));

        send("login-code", "471102", "");

        eventually()
                .untilAsserted(() -> assertThat(latest()).contains("passed over: suspended", "Accepted by itniotech"));
    }

    @Test
    void saysThatLittleIsLeft() {
        simulator.itniotech().account().balance(ItniotechBalance.of("0.03", "0", "0"));

        eventually().untilAsserted(() -> assertThat(part("status-itniotech")).contains(": low"));
        assertThat(part("balance-itniotech")).contains("0.03 USD");
    }

    @Test
    void leavesAProviderAloneUntilItIsResumed() throws Exception {
        post("/providers/jsms/suspension", Map.of("suspended", "true"));
        assertThat(part("status-jsms")).contains("Suspended by hand since");
        assertThat(part("suspension-jsms")).contains(">Resume<");

        post("/providers/jsms/suspension", Map.of("suspended", "false"));
        assertThat(part("status-jsms")).contains(">Up<");
        assertThat(part("suspension-jsms")).contains(">Suspend<");
    }

    @Test
    void countsDownToTheNextTryOfAnOpenCircuit() throws Exception {
        simulator.jsms().fail(Fault.REFUSE);
        letConnectionsBeChecked();

        eventually().pollInterval(Duration.ofMillis(250)).untilAsserted(() -> {
            send("order-shipped", "A-19", "jsms");
            assertThat(part("status-jsms")).containsPattern("Circuit open, next try in \\d+ s");
        });
    }

    @Test
    void startsEachFaultThatHasAButtonAndEndsIt() throws Exception {
        for (String preset : List.of("LOSE", "DOWN", "SLOW", "EMPTY")) {
            post("/vendors/itniotech/fault", Map.of("preset", preset));
            assertThat(simulator.itniotech().outage()).isPresent();
            assertThat(part("presets-itniotech"))
                    .contains("value=\"" + preset + "\" aria-pressed=\"true\"")
                    .contains("value=\"\" aria-pressed=\"false\"");
        }
        post("/vendors/itniotech/fault", Map.of("preset", ""));
        assertThat(simulator.itniotech().outage()).isEmpty();
        assertThat(part("vendor-itniotech")).contains(">Works<");
    }

    @Test
    void showsAFaultThatWasNotStartedHere() {
        simulator.itniotech().fail(Outage.of(Fault.HANG).withoutAccepting().times(7000));

        assertThat(part("vendor-itniotech")).contains(">Hang<");
    }

    @Test
    void sendsToManyWithProgressAndShowsWhyMessagesWereRefused() throws Exception {
        simulator.jsms().account().unsubscribe("13910000007");

        sendToMany(300, "jsms");

        eventually()
                .untilAsserted(() -> assertThat(part("bulk"))
                        .contains(
                                "Completed",
                                "value=\"300\" max=\"300\"",
                                "299 accepted",
                                "1 refused",
                                "0 unconfirmed",
                                "<p class=\"muted\">1 "));
        assertThat(latest()).doesNotContain("two for one on all teas");
    }

    @Test
    void showsHowManyMessagesOfEachClassWaitAndCancelsARun() throws Exception {
        simulator.itniotech().lateBy(Duration.ofMillis(700));
        simulator.itniotech().fail(Outage.of(Fault.LATE));
        sendToMany(100_000, "itniotech");

        eventually()
                .untilAsserted(() -> assertThat(part("queue-itniotech"))
                        .containsPattern("Marketing</th><td>[1-9][\\d,]*</td><td>[1-9]\\d*</td><td>\\d+ s"));
        assertThat(part("bulk")).contains("Running", "Cancel");
        assertThat(post("/bulk", bulkForm(1, "jsms")).body()).contains("another run is sending; cancel it first");
        post("/bulk/cancel", Map.of());

        eventually()
                .untilAsserted(
                        () -> assertThat(part("bulk")).contains("Cancelled").doesNotContain("<button"));
    }

    @ParameterizedTest
    @ValueSource(ints = {0, 100_001})
    void sendsToNoMoreThanTheSimulatedAccountsPayFor(int count) throws Exception {
        assertThat(post("/bulk", bulkForm(count, "")).body()).contains("the number of recipients must be 1 to 100,000");
    }

    private static void sendToMany(int count, String provider) throws Exception {
        assertThat(post("/bulk", bulkForm(count, provider)).statusCode()).isEqualTo(200);
    }

    private static Map<String, String> bulkForm(int count, String provider) {
        return Map.of(
                "to",
                "13910000000",
                "template",
                "weekly-offer",
                "param.offer",
                "two for one on all teas",
                "provider",
                provider,
                "count",
                String.valueOf(count));
    }

    @Test
    void submitsToTheOutboxAndShowsTheStateThere() throws Exception {
        for (String provider : List.of("jsms", "itniotech")) {
            post("/providers/" + provider + "/suspension", Map.of("suspended", "true"));
        }
        post("/messages", Map.of("to", NUMBER, "template", "order-shipped", "param.order", "A-20", "durable", "on"));
        assertThat(latest()).contains("Your order A-20 is on its way", "outbox: queued");
        assertThat(part("outbox")).contains("Waiting, transactional");

        for (String provider : List.of("jsms", "itniotech")) {
            post("/providers/" + provider + "/suspension", Map.of("suspended", "false"));
        }

        eventually().untilAsserted(() -> assertThat(latest()).contains("outbox: accepted", "Accepted by jsms"));
    }

    @Test
    void showsTheMessageOfTheFormAsCodeAndSendsNothing() throws Exception {
        int before = simulator.jsms().ledger().count();
        Map<String, String> fields =
                Map.of("to", NUMBER, "template", "order-shipped", "param.order", "A \"17\"", "provider", "jsms");

        String code = text(post("/code", fields).body());

        assertThat(code)
                .contains(
                        "PhoneNumber to = numbers.read(\"139 0000 0001\");",
                        "\"order-shipped\", Map.of(\"order\", \"A \\\"17\\\"\"))",
                        ".via(ProviderId.of(\"jsms\"));",
                        "gateway.send(message);",
                        "      text: \"Your order {order} is on its way\"",
                        "          template-id: 2",
                        "parameters: { order: order }",
                        "curl " + page.url() + PATH + "/messages",
                        "--data 'param.order=A+%2217%22'");
        assertThat(text(post("/code", Map.of("to", NUMBER, "content", "Hello", "durable", "on"))
                        .body()))
                .contains(
                        ".withClass(MessageClass.TRANSACTIONAL)",
                        "outbox.submit(message);",
                        "a text needs no template");
        assertThat(text(post("/code", Map.of("to", NUMBER, "template", "login-code"))
                        .body()))
                .contains("// enter a value for code");
        assertThat(simulator.jsms().ledger().count()).isEqualTo(before);
    }

    @Test
    void sendsItsOwnFormsAsComingFromItselfAndLoadsNothingOfOthers() throws Exception {
        assertThat(get("").headers().firstValue("Referrer-Policy")).contains("same-origin");
        for (String path : List.of("", "/page.css", "/page.js")) {
            assertThat(get(path).headers().firstValue("Content-Security-Policy").orElse(""))
                    .contains("default-src 'none'", "frame-ancestors 'none'");
        }
    }

    @Test
    void loadingThePageAgainAfterSendingSendsNothingAgain() throws Exception {
        HttpResponse<String> response = post("/messages", fields("login-code", "471105", ""));

        assertThat(response.uri()).isEqualTo(URI.create(page.url() + PATH));
        assertThat(response.request().method()).isEqualTo("GET");
    }

    @Test
    void sendsOnceThoughTheFormIsSentTwice() throws Exception {
        int before = simulator.jsms().ledger().count();
        Map<String, String> form = new HashMap<>(fields("login-code", "471103", ""));
        form.put("key", "the-one-form");

        post("/messages", form);
        post("/messages", form);

        eventually().untilAsserted(() -> assertThat(latest()).contains("Accepted by jsms"));
        assertThat(simulator.jsms().ledger().count()).isEqualTo(before + 1);
        assertThat(rows().filter(row -> row.contains("471103"))).hasSize(1);
    }

    @Test
    void countsTheCopiesOfEachMessageByItself() throws Exception {
        for (int times = 0; times < 2; times++) {
            send("login-code", "471104", "");
            eventually().untilAsserted(() -> assertThat(latest()).contains("Accepted by jsms"));
        }

        assertThat(latest()).contains("471104", ">1 copy<");
    }

    @Test
    void countsOneCopyForEachOfEqualMessagesThatAreInFlightTogether() throws Exception {
        int before = simulator.jsms().ledger().count();
        simulator.jsms().fail(Outage.of(Fault.HANG).afterAccepting());
        for (int times = 0; times < 5; times++) {
            send("login-code", "471107", "jsms");
        }

        eventually().until(() -> simulator.jsms().ledger().count() == before + 5);
        assertThat(rows().filter(row -> row.contains("471107")))
                .hasSize(5)
                .allMatch(row -> row.contains(">1 copy<") && row.contains("data-kind=\"pending\""));
        eventually().untilAsserted(() -> assertThat(get("").body()).doesNotContain("data-kind=\"pending\""));
        assertThat(rows().filter(row -> row.contains("471107"))).hasSize(5).allMatch(row -> row.contains(">1 copy<"));
    }

    @ParameterizedTest
    @CsvSource({
        "12,            login-code, 471100, too short",
        "139 0000 0001, login-code, '',     enter a value for code",
        "139 0000 0001, '',         '',     enter a text",
        "139 0000 0001, no-such,    471100, unknown template",
    })
    void refusesWhatCantBeSentSaysWhyAndKeepsWhatWasTyped(String to, String template, String content, String why)
            throws Exception {
        int before = simulator.jsms().ledger().count();
        Map<String, String> form = new HashMap<>(fields(template, content, ""));
        form.put("to", to);

        HttpResponse<String> response = post("/messages", form);

        assertThat(response.statusCode()).isEqualTo(400);
        assertThat(response.body()).contains("Nothing was sent: ", why, "value=\"" + to + "\"");
        assertThat(simulator.jsms().ledger().count()).isEqualTo(before);
    }

    @Test
    void refusesAFormWithoutFields() throws Exception {
        assertThat(post("/messages", Map.of()).statusCode()).isEqualTo(400);
        assertThat(post("/messages", Map.of("messageClass", "SPAM")).statusCode())
                .isEqualTo(400);
    }

    @Test
    void showsWhatWasTypedAsTextAndNotAsHtml() throws Exception {
        send("", "<script>alert('x')</script>", "");

        eventually().untilAsserted(() -> assertThat(latest()).contains("&lt;script&gt;alert("));
        assertThat(get("").body()).doesNotContain("<script>alert");
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "/providers/unknown/suspension?suspended=true",
                "/vendors/unknown/fault?preset=DOWN",
                "/vendors/jsms/fault?preset=NONE"
            })
    void rejectsUnknownProvidersVendorsAndFaults(String path) throws Exception {
        assertThat(post(path, Map.of()).statusCode()).isEqualTo(400);
    }

    @ParameterizedTest
    @CsvSource({
        "/sms-gateway/page, Host: attacker.example, 403",
        "/sms-gateway/page, Host: attacker.example:8080, 403",
        "/login, Host: attacker.example, 403",
        "/sms-gateway/page/page.js, Host: attacker.example, 403",
        "/sms-gateway/page, Host: localhost, 200",
        "/, Host: localhost, 302"
    })
    void answersUnderNamesOfThisMachineOnly(String path, String host, int status) throws Exception {
        assertThat(raw("GET " + path + " HTTP/1.1\r\n" + host)).startsWith("HTTP/1.1 " + status);
    }

    @ParameterizedTest
    @ValueSource(strings = {"Forwarded: for=192.0.2.1", "X-Forwarded-For: 192.0.2.1"})
    void answersNoProxyThatForwardsForOthers(String header) throws Exception {
        assertThat(raw("GET /sms-gateway/page HTTP/1.1\r\nHost: 127.0.0.1\r\n" + header))
                .startsWith("HTTP/1.1 403");
    }

    @ParameterizedTest
    @ValueSource(strings = {"http://attacker.example", "null", "https://127.0.0.1"})
    void takesNoFormsFromOtherSites(String origin) throws Exception {
        assertThat(raw("POST /sms-gateway/page/providers/jsms/suspension?suspended=true HTTP/1.1\r\n"
                        + "Host: 127.0.0.1\r\nContent-Length: 0\r\nOrigin: " + origin))
                .startsWith("HTTP/1.1 403");
        assertThat(part("status-jsms")).doesNotContain("Suspended");
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
        HttpResponse<String> response = post("/messages", fields(template, content, provider));
        assertThat(response.statusCode()).isEqualTo(200);
    }

    private static Map<String, String> fields(String template, String content, String provider) {
        return Map.of(
                "to",
                NUMBER,
                "template",
                template,
                "content",
                content,
                "param.code",
                content,
                "param.order",
                content,
                "provider",
                provider);
    }

    /** The messages, newest first. */
    private static Stream<String> rows() throws Exception {
        return Pattern.compile("<li class=\"card message\"")
                .splitAsStream(get("").body())
                .skip(1);
    }

    private static String latest() throws Exception {
        return Pattern.compile("</section>")
                .splitAsStream(rows().findFirst().orElse(""))
                .findFirst()
                .orElse("");
    }

    /** The part of the page with this id, up to the next one. */
    private static String part(String id) {
        try {
            String body = get("").body();
            int start = body.indexOf("id=\"" + id + "\"");
            int end = body.indexOf("data-live", start);
            return body.substring(start, end < 0 ? body.length() : end);
        } catch (Exception e) {
            throw new AssertionError(e);
        }
    }

    private static String text(String html) {
        return html.replace("&#39;", "'").replace("&quot;", "\"").replace("&#x3D;", "=");
    }

    private static HttpResponse<String> get(String path) throws Exception {
        return HTTP.send(request(path).build(), HttpResponse.BodyHandlers.ofString());
    }

    private static HttpResponse<String> post(String path, Map<String, String> fields) throws Exception {
        return HTTP.send(form(path, fields), HttpResponse.BodyHandlers.ofString());
    }

    private static HttpRequest form(String path, Map<String, String> fields) {
        String body = fields.entrySet().stream()
                .map(field -> field.getKey() + "=" + URLEncoder.encode(field.getValue(), StandardCharsets.UTF_8))
                .collect(Collectors.joining("&"));
        return request(path)
                .header("Content-Type", "application/x-www-form-urlencoded")
                .POST(HttpRequest.BodyPublishers.ofString(body))
                .build();
    }

    private static HttpRequest.Builder request(String path) {
        return HttpRequest.newBuilder(URI.create(page.url() + PATH + path)).timeout(Duration.ofSeconds(10));
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
