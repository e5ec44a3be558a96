package io.smsgateway.springboot;

import static org.assertj.core.api.Assertions.assertThat;

import io.smsgateway.SmsGateway;
import io.smsgateway.SmsMessage;
import java.net.URI;
import java.net.URLEncoder;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.nio.charset.StandardCharsets;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.springframework.boot.SpringBootConfiguration;
import org.springframework.boot.autoconfigure.EnableAutoConfiguration;
import org.springframework.boot.test.context.SpringBootTest;
import org.springframework.boot.test.web.server.LocalServerPort;
import org.springframework.context.annotation.Import;
import org.springframework.http.HttpStatus;
import org.springframework.http.ProblemDetail;
import org.springframework.web.bind.annotation.ExceptionHandler;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.bind.annotation.RestController;

/** Phone numbers that people type into the forms of a web application. */
@SpringBootTest(
        webEnvironment = SpringBootTest.WebEnvironment.RANDOM_PORT,
        properties = {"sms-gateway.providers.dev.type=log", "sms-gateway.default-region=CN"})
class TypedNumbersTest {

    @SpringBootConfiguration
    @EnableAutoConfiguration
    @Import({SignUpController.class, BareController.class})
    static class Application {}

    /** As in the documents. */
    @RestController
    record SignUpController(SmsGateway gateway, PhoneNumbers numbers) {

        @PostMapping("/sign-up")
        void signUp(@RequestParam(required = false) @Nullable String number) {
            assertThat(gateway.send(SmsMessage.text(numbers.read(number), "Hello"))
                            .isAccepted())
                    .isTrue();
        }

        @ExceptionHandler
        ProblemDetail invalid(InvalidPhoneNumberException invalid) {
            ProblemDetail problem = ProblemDetail.forStatusAndDetail(HttpStatus.BAD_REQUEST, invalid.getMessage());
            problem.setProperty("reason", invalid.reason());
            return problem;
        }
    }

    /** Handles no exception. */
    @RestController
    record BareController(PhoneNumbers numbers) {

        @PostMapping("/bare")
        void read(@RequestParam(required = false) @Nullable String number) {
            var unused = numbers.read(number);
        }
    }

    @LocalServerPort
    int port;

    private HttpResponse<String> post(String path, @Nullable String number) throws Exception {
        String form = number == null ? "" : "number=" + URLEncoder.encode(number, StandardCharsets.UTF_8);
        return HttpClient.newHttpClient()
                .send(
                        HttpRequest.newBuilder(URI.create("http://127.0.0.1:" + port + path))
                                .header("Content-Type", "application/x-www-form-urlencoded")
                                .POST(HttpRequest.BodyPublishers.ofString(form))
                                .build(),
                        HttpResponse.BodyHandlers.ofString());
    }

    @Test
    void aNumberIsReadAsItIsTyped() throws Exception {
        assertThat(post("/sign-up", "\uff0b86\u00a0139-0000-0001").statusCode()).isEqualTo(200);
    }

    @ParameterizedTest
    @CsvSource(
            nullValues = "none",
            value = {
                "none, BLANK",
                "'  ', BLANK",
                "1390000000x, INVALID_CHARACTER",
                "139, NOT_POSSIBLE",
                "13800138000.0, NOT_POSSIBLE"
            })
    void aTextThatIsNoNumberIsABadRequestWithItsReason(@Nullable String typed, String reason) throws Exception {
        HttpResponse<String> response = post("/sign-up", typed);

        assertThat(response.statusCode()).isEqualTo(400);
        assertThat(response.headers().firstValue("Content-Type")).contains("application/problem+json");
        assertThat(response.body()).contains("\"reason\":\"" + reason + "\"");
        assertThat(post("/bare", typed).statusCode()).isEqualTo(400);
    }
}
