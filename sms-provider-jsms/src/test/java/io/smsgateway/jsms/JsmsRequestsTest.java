package io.smsgateway.jsms;

import static org.assertj.core.api.Assertions.assertThat;

import io.smsgateway.Refusal;
import io.smsgateway.RequestFailedException;
import io.smsgateway.http.HttpOutcome;
import java.io.IOException;
import java.net.URI;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvFileSource;

/** What the codes mean to requests that carry no message, and what the documents say that they mean. */
final class JsmsRequestsTest {

    private static final Path PAGE = Path.of("../docs/providers/jsms-codes.md");

    private RequestFailedException failure(boolean sideEffects, int status, String code) {
        String body = "{\"error\":{\"code\":" + code + ",\"message\":\"in the vendor's words\"}}";
        HttpOutcome response = HttpOutcome.Responded.of(status, body.getBytes(StandardCharsets.UTF_8));
        return new RequestOutcome(
                        Jsms.settings(URI.create("http://127.0.0.1:9")).id(), sideEffects, sideEffects, response)
                .failure();
    }

    @ParameterizedTest
    @CsvFileSource(resources = "/jsms/codes.csv", numLinesToSkip = 1)
    void eachCodeIsTheRefusalOfTheTable(String code, int status, Refusal refusal, String call, String verdict) {
        // of these two no message is sure, but a request for something else is
        boolean over = code.equals(JsmsCode.SCHEDULE_IS_OVER);
        Optional<Refusal> expected = over
                ? Optional.of(Refusal.EXPIRED)
                : Optional.ofNullable(refusal == Refusal.RECIPIENT_LIMIT ? Refusal.THROTTLED : refusal);

        RequestFailedException change = failure(true, status, code);
        RequestFailedException question = failure(false, status, code);

        assertThat(change.code()).contains(code);
        assertThat(change.reason()).isEqualTo(expected);
        assertThat(change.isUnconfirmed()).isEqualTo(refusal == null && !over);
        assertThat(question.isUnconfirmed()).isFalse();
        assertThat(question.reason()).contains(expected.orElse(Refusal.UNAVAILABLE));
    }

    @ParameterizedTest
    @CsvFileSource(resources = "/jsms/codes.csv", numLinesToSkip = 1)
    void thePageHasEachCodeWithItsStatusAndMeaning(
            String code, int status, Refusal refusal, String call, String verdict) throws IOException {
        String row = rows(code + " | " + status);

        assertThat(row).contains(JsmsCode.of(code).orElseThrow().meaning());
        assertThat(row)
                .matches(text -> refusal == null
                        || text.contains("`" + refusal + "`")
                        || text.contains("of a check `" + verdict + "`")
                        || text.contains("of a schedule `"));
        if (refusal != null && !refusal.name().equals(call)) {
            assertThat(row).containsPattern("of a( text code or of a)? call `" + call + "`");
        }
    }

    @Test
    void thePageHasNoOtherCodes() throws IOException {
        List<String> codes = Files.readAllLines(PAGE).stream()
                .filter(line -> line.matches("\\| 5[0-9]{4} \\| [0-9]{3} \\|.*"))
                .map(line -> line.substring(2, 7))
                .toList();

        assertThat(codes)
                .doesNotHaveDuplicates()
                .allMatch(code ->
                        code.equals(JsmsCode.SUCCESS) || JsmsCode.of(code).isPresent());
    }

    private static String rows(String start) throws IOException {
        return Files.readAllLines(PAGE).stream()
                .filter(line -> line.startsWith("| " + start + " |"))
                .reduce("", String::concat);
    }
}
