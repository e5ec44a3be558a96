package io.smsgateway.simulator;

import static java.nio.charset.StandardCharsets.US_ASCII;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.awaitility.Awaitility.await;

import io.smsgateway.simulator.Http.Reply;
import io.smsgateway.simulator.jsms.JsmsAccount;
import io.smsgateway.simulator.jsms.JsmsQuota;
import java.io.IOException;
import java.io.InputStream;
import java.net.BindException;
import java.net.ConnectException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.ServerSocket;
import java.net.Socket;
import java.net.SocketException;
import java.net.SocketTimeoutException;
import java.net.URI;
import java.time.Duration;
import java.time.Instant;
import java.time.ZonedDateTime;
import java.time.format.DateTimeFormatter;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.EnumSource;
import tools.jackson.databind.JsonNode;

class FaultsTest {

    private static final String HALF_A_REQUEST =
            "POST /v1/messages HTTP/1.1\r\nHost: x\r\nContent-Length: 100\r\n\r\n{\"mobile\"";

    @RegisterExtension
    static final SmsSimulatorExtension SIMULATOR = new SmsSimulatorExtension();

    private static Reply message(String mobile) {
        return Http.message(SIMULATOR.simulator(), mobile, "123456");
    }

    private static int accepted() {
        return SIMULATOR.jsms().ledger().count();
    }

    @Test
    void refusesConnectionsAndListensOnTheSamePortAgain() throws IOException {
        URI before = SIMULATOR.jsmsUrl();
        try (Socket kept = Http.rawMessage(SIMULATOR.simulator(), "13900000001")) {
            assertThat(kept.getInputStream().read()).isEqualTo('H');

            SIMULATOR.jsms().fail(Fault.REFUSE);

            assertThatThrownBy(() -> new Socket(InetAddress.getLoopbackAddress(), before.getPort()).close())
                    .isInstanceOf(ConnectException.class);
            assertThat(Http.drain(kept.getInputStream())).contains("msg_id");
        }
        SIMULATOR.jsms().heal();

        assertThat(SIMULATOR.jsmsUrl()).isEqualTo(before);
        assertThat(message("13900000001").status()).isEqualTo(200);
        assertThat(accepted()).isEqualTo(2);
    }

    @Test
    void holdsItsPortWhileRefusing() {
        try (SmsSimulator simulator = SmsSimulator.start()) {
            simulator.jsms().fail(Fault.REFUSE);

            assertThatThrownBy(() -> takePort(simulator.jsmsUrl().getPort(), false))
                    .isInstanceOf(BindException.class);
        }
    }

    private static void takePort(int port, boolean reuse) throws IOException {
        try (ServerSocket socket = new ServerSocket()) {
            socket.setReuseAddress(reuse);
            socket.bind(new InetSocketAddress(InetAddress.getLoopbackAddress(), port));
        }
    }

    @Test
    void refusesAndComesBackManyTimes() {
        for (int i = 0; i < 10; i++) {
            SIMULATOR.jsms().fail(Fault.REFUSE);
            SIMULATOR.jsms().fail(Fault.REFUSE);
            SIMULATOR.jsms().fail(Fault.HTTP_500);
            assertThat(message("13900000001").status()).isEqualTo(500);
        }
    }

    @Test
    void leavesTheOtherVendorAlone() {
        SIMULATOR.jsms().fail(Fault.REFUSE);

        assertThat(Http.text(SIMULATOR.simulator(), "8613900000001", "x").status())
                .isEqualTo(200);
    }

    @Test
    void freesItsPortsWhenClosedWhileRefusing() throws IOException {
        SmsSimulator simulator = SmsSimulator.start();
        simulator.jsms().fail(Fault.REFUSE);
        simulator.close();

        takePort(simulator.jsmsUrl().getPort(), true);
    }

    @Test
    void hangsAfterAcceptingWithoutAResponse() throws IOException {
        SIMULATOR.jsms().fail(Fault.HANG, 1);
        try (Socket socket = Http.rawMessage(SIMULATOR.simulator(), "13900000001")) {
            await().until(() -> accepted() == 1);
            socket.setSoTimeout(300);

            assertThatThrownBy(() -> socket.getInputStream().read()).isInstanceOf(SocketTimeoutException.class);
        }
        assertThat(message("13900000002").status()).isEqualTo(200);
    }

    @Test
    void hangsWithoutAccepting() throws IOException {
        SIMULATOR.jsms().fail(Outage.of(Fault.HANG).withoutAccepting());
        try (Socket socket = Http.rawMessage(SIMULATOR.simulator(), "13900000001")) {
            await().until(() -> SIMULATOR.jsms().requestCounts().requests() == 1);
            socket.setSoTimeout(300);

            assertThatThrownBy(() -> socket.getInputStream().read()).isInstanceOf(SocketTimeoutException.class);
            assertThat(accepted()).isZero();
        }
    }

    @ParameterizedTest
    @CsvSource({"true,1", "false,0"})
    void closesAfterReadingWithoutAByte(boolean accepting, int accepted) throws IOException {
        SIMULATOR.jsms().fail(new Outage(Fault.CLOSE_AFTER_READING, 1, accepting));
        try (Socket socket = Http.rawMessage(SIMULATOR.simulator(), "13900000001")) {
            assertThat(socket.getInputStream().read()).isEqualTo(-1);
        }

        assertThat(accepted()).isEqualTo(accepted);
        assertThat(SIMULATOR.jsms().requestCounts().requests()).isEqualTo(1);
    }

    @Test
    void resetsAfterAccepting() throws IOException {
        SIMULATOR.jsms().fail(Fault.RESET, 1);
        try (Socket socket = Http.rawMessage(SIMULATOR.simulator(), "13900000001")) {
            assertThatThrownBy(() -> socket.getInputStream().read())
                    .isInstanceOf(SocketException.class)
                    .hasMessageContaining("reset");
        }
        assertThat(accepted()).isEqualTo(1);
    }

    @Test
    void respondsWith500InTheVendorsFormat() {
        SIMULATOR.jsms().fail(Fault.HTTP_500);
        SIMULATOR.itniotech().fail(Fault.HTTP_500);

        assertThat(message("13900000001").json().path("error").path("code").asInt())
                .isEqualTo(50019);
        Reply reply = Http.text(SIMULATOR.simulator(), "8613900000001", "x");
        assertThat(reply.status()).isEqualTo(500);
        assertThat(reply.json().path("status").asInt()).isEqualTo(500);
        assertThat(accepted() + SIMULATOR.itniotech().ledger().count()).isZero();
    }

    @Test
    void breaksAfterAcceptingWhenToldSo() {
        SIMULATOR.jsms().fail(Outage.of(Fault.HTTP_500).afterAccepting().times(1));

        assertThat(message("13900000001").status()).isEqualTo(500);
        assertThat(accepted()).isEqualTo(1);
    }

    @Test
    void respondsWithTheHtmlOfAProxy() {
        SIMULATOR.jsms().fail(Fault.HTTP_502_HTML);
        Reply reply = message("13900000001");

        assertThat(reply.status()).isEqualTo(502);
        assertThat(reply.raw().headers().firstValue("Content-Type")).contains("text/html");
        assertThat(reply.body()).startsWith("<html>");
        assertThat(accepted()).isZero();
    }

    @Test
    void respondsWithThePageOfAFirewall() {
        SIMULATOR.jsms().fail(Fault.HTTP_403_HTML, 1);
        Reply reply = message("13900000001");

        assertThat(reply.status()).isEqualTo(403);
        assertThat(reply.raw().headers().firstValue("Content-Type")).contains("text/html");
        assertThat(reply.body()).startsWith("<html>");
        assertThat(accepted()).isZero();
    }

    @ParameterizedTest
    @CsvSource({"HTTP_403_SUCCESS, 403, ''", "HTTP_429_SUCCESS, 429, 1"})
    void acceptsAndRespondsSoUnderABadStatus(Fault fault, int status, String retryAfter) {
        SIMULATOR.jsms().fail(fault, 1);
        SIMULATOR.itniotech().fail(fault, 1);
        Reply reply = message("13900000001");
        Reply text = Http.text(SIMULATOR.simulator(), "8613900000001", "x");

        assertThat(reply.status()).isEqualTo(text.status()).isEqualTo(status);
        assertThat(reply.raw().headers().firstValue("Retry-After").orElse("")).isEqualTo(retryAfter);
        assertThat(reply.body()).contains(SIMULATOR.jsms().ledger().all().get(0).id());
        assertThat(text.json().path("status").asString()).isEqualTo("0");
        assertThat(text.body())
                .contains(SIMULATOR.itniotech().ledger().all().get(0).id());
        assertThat(message("13900000001").status()).isEqualTo(200);
    }

    @ParameterizedTest
    @CsvSource({"true,1", "false,0"})
    void respondsWith200AndAnEmptyBody(boolean accepting, int accepted) {
        SIMULATOR.jsms().fail(new Outage(Fault.EMPTY_BODY, 1, accepting));
        Reply reply = message("13900000001");

        assertThat(reply.status()).isEqualTo(200);
        assertThat(reply.body()).isEmpty();
        assertThat(accepted()).isEqualTo(accepted);
    }

    @Test
    void swapsNumbersAndTextInIdsAndCodes() {
        SIMULATOR.jsms().fail(Fault.SWAPPED_TYPES);
        SIMULATOR.itniotech().fail(Fault.SWAPPED_TYPES);

        assertThat(message("13900000001").body()).matches("\\{\"msg_id\":\"[0-9]{12}\"}");
        assertThat(message("bad").json().path("error").path("code").isString()).isTrue();
        JsonNode refused = Http.jsms(
                        SIMULATOR.simulator(),
                        "POST",
                        "/v1/messages/batch",
                        "{\"temp_id\":1,\"recipients\":[{\"mobile\":\"1\"}]}")
                .json()
                .path("recipients")
                .get(0);
        assertThat(refused.path("msg_id").isNumber()).isTrue();
        assertThat(refused.path("error_code").asInt()).isEqualTo(50006);
        assertThat(refused.path("error_code").isNumber()).isTrue();
        assertThat(refused.path("mobile").isString()).isTrue();
        assertThat(Http.text(SIMULATOR.simulator(), "8613900000001", "x")
                        .json()
                        .path("status")
                        .isNumber())
                .isTrue();
    }

    @Test
    void leavesAnEmptyResponseUnchanged() {
        SIMULATOR.jsms().fail(Fault.SWAPPED_TYPES);

        Reply reply = Http.jsms(SIMULATOR.simulator(), "DELETE", "/v1/templates/1", "");
        assertThat(reply.status()).isEqualTo(200);
        assertThat(reply.body()).isEmpty();
    }

    @Test
    void sendsTheNormalResponseTooLate() throws IOException {
        SIMULATOR.jsms().lateBy(Duration.ofMillis(400));
        SIMULATOR.jsms().fail(Fault.LATE, 1);
        long begun = System.nanoTime();
        try (Socket socket = Http.rawMessage(SIMULATOR.simulator(), "13900000001")) {
            assertThat(socket.getInputStream().read()).isEqualTo('H');
        }

        assertThat(Duration.ofNanos(System.nanoTime() - begun)).isGreaterThan(Duration.ofMillis(390));
        assertThat(accepted()).isEqualTo(1);
    }

    @Test
    void throttles() {
        SIMULATOR.itniotech().fail(Fault.THROTTLED, 1);
        Reply reply = Http.text(SIMULATOR.simulator(), "8613900000001", "x");

        assertThat(reply.status()).isEqualTo(429);
        assertThat(reply.raw().headers().firstValue("Retry-After")).contains("1");
        assertThat(SIMULATOR.itniotech().ledger().count()).isZero();
    }

    @Test
    void sendsTheNormalResponseByteByByte() throws IOException {
        SIMULATOR.jsms().fail(Fault.DRIP);
        long begun = System.nanoTime();
        try (Socket socket = Http.rawMessage(SIMULATOR.simulator(), "13900000001")) {
            InputStream in = socket.getInputStream();
            StringBuilder read = new StringBuilder();
            while (!read.toString().contains("\r\n\r\n")) {
                read.append((char) in.read());
            }
            assertThat(new String(in.readNBytes(4), US_ASCII)).isEqualTo("{\"ms");
        }

        assertThat(Duration.ofNanos(System.nanoTime() - begun)).isGreaterThan(Duration.ofMillis(500));
        assertThat(accepted()).isEqualTo(1);
    }

    @Test
    void dripsToTheEnd() {
        SIMULATOR.jsms().account().app(new JsmsQuota(null, null, null, null));
        SIMULATOR.jsms().account().balanceFields(JsmsAccount.BalanceFields.ONE_FIELD);
        SIMULATOR.jsms().fail(Fault.DRIP);

        assertThat(Http.jsms(SIMULATOR.simulator(), "GET", "/v1/accounts/app", "")
                        .body())
                .isEqualTo("{\"app_balance\":null}");
    }

    @Test
    void refusesTheSecondHalfOfABatch() {
        SIMULATOR.jsms().fail(Fault.HALF_A_BATCH);
        SIMULATOR.itniotech().fail(Fault.HALF_A_BATCH);

        Reply batch = Http.jsms(SIMULATOR.simulator(), "POST", "/v1/messages/batch", """
                {"temp_id":1,"recipients":[
                  {"mobile":"13900000001","temp_para":{"code":"1"}},
                  {"mobile":"13900000002","temp_para":{"code":"1"}},
                  {"mobile":"13900000003","temp_para":{"code":"1"}}]}""");
        Reply text = Http.text(SIMULATOR.simulator(), "8613900000001,8613900000002", "x");

        assertThat(batch.json().path("recipients").get(2).path("error_code").asString())
                .isEqualTo("50014");
        assertThat(SIMULATOR.jsms().ledger().all())
                .extracting(LedgerEntry::number)
                .containsExactly("13900000001", "13900000002");
        assertThat(text.json().path("failArray").get(0).path("number").asString())
                .isEqualTo("8613900000002");
        assertThat(SIMULATOR.itniotech().ledger().count()).isEqualTo(1);
        assertThat(message("13900000004").status()).isEqualTo(200);
    }

    @Test
    void isOutOfMoneyWhateverTheBalance() {
        SIMULATOR.jsms().fail(Fault.EMPTY_BALANCE);
        SIMULATOR.itniotech().fail(Fault.EMPTY_BALANCE);

        assertThat(message("13900000001").json().path("error").path("code").asInt())
                .isEqualTo(50014);
        assertThat(Http.text(SIMULATOR.simulator(), "8613900000001", "x")
                        .json()
                        .path("status")
                        .asString())
                .isEqualTo("-10");
        assertThat(Http.jsms(SIMULATOR.simulator(), "GET", "/v1/accounts/app", "")
                        .body())
                .isEqualTo("{\"app_balance\":0,\"app_voice\":0,\"app_industry\":0,\"app_market\":0}");
        assertThat(Http.itniotech(SIMULATOR.simulator(), "GET", "/sms/getBalance", "")
                        .body())
                .contains("\"balance\":\"0.000000\"");
        assertThat(SIMULATOR.itniotech().account().balance().balance()).isEqualByComparingTo("10000");
    }

    @Test
    void rejectsValidCredentials() {
        SIMULATOR.jsms().fail(Fault.BAD_CREDENTIALS);
        SIMULATOR.itniotech().fail(Fault.BAD_CREDENTIALS);

        assertThat(message("13900000001").json().path("error").path("code").asInt())
                .isEqualTo(50002);
        assertThat(Http.text(SIMULATOR.simulator(), "8613900000001", "x")
                        .json()
                        .path("status")
                        .asString())
                .isEqualTo("-1");
    }

    @Test
    void hasAClockAnHourAhead() {
        SIMULATOR.itniotech().fail(Fault.CLOCK_OFF, 1);
        Reply reply = Http.text(SIMULATOR.simulator(), "8613900000001", "x");

        assertThat(reply.json().path("status").asString()).isEqualTo("-16");
        String date = reply.raw().headers().firstValue("Date").orElseThrow();
        Instant told =
                ZonedDateTime.parse(date, DateTimeFormatter.RFC_1123_DATE_TIME).toInstant();
        assertThat(Duration.between(Instant.now(), told)).isBetween(Duration.ofMinutes(59), Duration.ofMinutes(61));
        assertThat(Http.text(SIMULATOR.simulator(), "8613900000001", "x")
                        .json()
                        .path("status")
                        .asString())
                .isEqualTo("0");
    }

    @Test
    void endsAfterTheRequestsItWasMeantFor() {
        SIMULATOR.jsms().fail(Fault.HTTP_500, 2);

        assertThat(message("13900000001").status()).isEqualTo(500);
        assertThat(SIMULATOR.jsms().outage()).map(Outage::requests).contains(1);
        assertThat(message("13900000001").status()).isEqualTo(500);
        assertThat(message("13900000001").status()).isEqualTo(200);
        assertThat(SIMULATOR.jsms().outage()).isEmpty();
    }

    @ParameterizedTest
    @EnumSource(
            value = Fault.class,
            names = {
                "REFUSE",
                "THROTTLED",
                "HTTP_403_HTML",
                "HTTP_429_SUCCESS",
                "DRIP",
                "LATE",
                "SWAPPED_TYPES",
                "EMPTY_BALANCE"
            })
    void saysWhenAcceptanceIsNotForChoosing(Fault fault) {
        assertThatThrownBy(() -> new Outage(fault, Outage.UNTIL_HEALED, !fault.accepting()))
                .isInstanceOf(IllegalArgumentException.class)
                .hasMessageContaining("HTTP_500");
    }

    @Test
    void saysWhenACountMakesNoSense() {
        assertThatThrownBy(() -> SIMULATOR.jsms().fail(Fault.REFUSE, 1)).hasMessageContaining("heal");
        assertThatThrownBy(() -> SIMULATOR.jsms().fail(Fault.HANG, 0)).hasMessageContaining("at least 1");
    }

    @Test
    void acceptsBeforeALateResponse() throws IOException {
        SIMULATOR.simulator().respondAfter(Duration.ofMillis(400));
        long begun = System.nanoTime();
        try (Socket socket = Http.rawMessage(SIMULATOR.simulator(), "13900000001")) {
            await().pollInterval(Duration.ofMillis(5)).until(() -> accepted() == 1);
            assertThat(socket.getInputStream().available()).isZero();
            assertThat(socket.getInputStream().read()).isEqualTo('H');
        }
        assertThat(Duration.ofNanos(System.nanoTime() - begun)).isGreaterThan(Duration.ofMillis(390));
    }

    @Test
    void acceptsNothingFromARequestThatBreaksOff() throws IOException {
        URI url = SIMULATOR.jsmsUrl();
        try (Socket socket = new Socket(InetAddress.getLoopbackAddress(), url.getPort())) {
            socket.getOutputStream().write(HALF_A_REQUEST.getBytes(US_ASCII));
            await().until(() -> SIMULATOR.jsms().requestCounts().requests() == 1);
        }
        assertThat(message("13900000001").status()).isEqualTo(200);
        assertThat(accepted()).isEqualTo(1);
    }
}
