package io.smsgateway.quickstart.page;

import static org.assertj.core.api.Assertions.assertThat;

import io.smsgateway.simulator.LedgerEntry;
import io.smsgateway.simulator.SmsSimulator;
import java.io.IOException;
import java.net.CookieManager;
import java.net.URLEncoder;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.nio.charset.StandardCharsets;
import java.util.List;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;

/** Logs in as a person does who reads the message of the simulated vendor. */
class LoginPageTest {

    private static final String NUMBER = "13900000007";

    private static Page.Served page;
    private static SmsSimulator simulator;

    private final HttpClient browser = browser();

    private static HttpClient browser() {
        return HttpClient.newBuilder()
                .cookieHandler(new CookieManager())
                .followRedirects(HttpClient.Redirect.NORMAL)
                .build();
    }

    @BeforeAll
    static void serve() {
        page = Page.serve("--serve", "--server.port=0");
        simulator = page.application().getBean(SmsSimulator.class);
    }

    @AfterAll
    static void end() {
        page.close();
    }

    private static String post(HttpClient browser, String path, String name, String value) throws Exception {
        HttpRequest request = HttpRequest.newBuilder(page.url().resolve(path))
                .header("Content-Type", "application/x-www-form-urlencoded")
                .POST(HttpRequest.BodyPublishers.ofString(
                        name + "=" + URLEncoder.encode(value, StandardCharsets.UTF_8)))
                .build();
        return body(browser, request);
    }

    private static String body(HttpClient browser, HttpRequest request) throws IOException, InterruptedException {
        HttpResponse<String> response = browser.send(request, HttpResponse.BodyHandlers.ofString());
        assertThat(response.statusCode()).isEqualTo(200);
        return response.body();
    }

    private static String code() {
        List<LedgerEntry> inbox = simulator.jsms().ledger().to(NUMBER);
        return inbox.get(inbox.size() - 1).content().replaceAll("[^0-9]", "");
    }

    @Test
    void logsInByTheCodeOfTheMessage() throws Exception {
        assertThat(body(
                        browser,
                        HttpRequest.newBuilder(page.url().resolve("/login")).build()))
                .contains("Send the code")
                .doesNotContain("Log out");
        assertThat(post(browser, "/login/code", "number", "139 0000 0007"))
                .contains("a code is on its way", "one-time-code", "+86*********07")
                .doesNotContain(NUMBER, code());
        String wrong = String.format("%06d", (Integer.parseInt(code()) + 1) % 1_000_000);
        assertThat(post(browser, "/login", "code", wrong)).contains("4 tries are left");
        assertThat(post(browser, "/login/resend", "", "")).containsPattern("in [0-9]+ s");

        assertThat(post(browser, "/login", "code", code())).contains("You are logged in.", "Log out");
    }

    @Test
    void acceptsTheCodeInTheSessionThatAskedForItOnly() throws Exception {
        post(browser, "/login/code", "number", NUMBER);
        String code = code();
        HttpClient other = browser();
        post(other, "/login/code", "number", NUMBER);

        assertThat(post(other, "/login", "code", code)).doesNotContain("You are logged in.");
        assertThat(post(browser, "/login", "code", code)).contains("You are logged in.");
    }

    @Test
    void saysWhatIsWrongWithANumber() throws Exception {
        assertThat(post(browser, "/login/code", "number", "12")).contains("Send the code", "login-message");
    }
}
