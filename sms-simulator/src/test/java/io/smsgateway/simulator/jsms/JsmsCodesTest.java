package io.smsgateway.simulator.jsms;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.smsgateway.simulator.Http;
import io.smsgateway.simulator.Http.Reply;
import io.smsgateway.simulator.LedgerEntry;
import io.smsgateway.simulator.SmsSimulatorExtension;
import java.time.Duration;
import java.util.Random;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class JsmsCodesTest {

    private static final String NUMBER = "13900000001";

    @RegisterExtension
    static final SmsSimulatorExtension SIMULATOR = new SmsSimulatorExtension();

    private static JsmsAccount account() {
        return SIMULATOR.jsms().account();
    }

    private static Reply post(String path, String body) {
        return Http.jsms(SIMULATOR.simulator(), "POST", path, body);
    }

    private static String start() {
        return id(post("/v1/codes", "{\"mobile\":\"%s\",\"temp_id\":1,\"sign_id\":1}".formatted(NUMBER)));
    }

    private static String id(Reply reply) {
        assertThat(reply.status()).isEqualTo(200);
        assertThat(reply.json().path("msg_id").isString()).isTrue();
        return reply.json().path("msg_id").asString();
    }

    private static Reply check(String id, String code) {
        return post("/v1/codes/" + id + "/valid", "{\"code\":\"" + code + "\"}");
    }

    private static LedgerEntry sent(String id) {
        return SIMULATOR.jsms().ledger().to(NUMBER).stream()
                .filter(entry -> entry.id().equals(id))
                .findAny()
                .orElseThrow();
    }

    private static String code(String id) {
        return sent(id).parameters().getOrDefault("code", "");
    }

    /** One that the vendor did not make. */
    private static String other(String code) {
        return (code.charAt(0) == '9' ? '0' : '9') + code.substring(1);
    }

    private static void refuses(Reply reply, int status, int code) {
        assertThat(reply.status()).isEqualTo(status);
        assertThat(reply.json().path("error").path("code").asInt()).isEqualTo(code);
    }

    private static void invalid(Reply reply, int code) {
        refuses(reply, 403, code);
        assertThat(reply.body()).startsWith("{\"is_valid\":false,\"error\":{\"code\":" + code);
    }

    @Test
    void sendsACodeOfSixDigitsThatIsRightOnce() {
        String id = start();

        assertThat(id).matches("[0-9]{12}");
        assertThat(code(id)).matches("[0-9]{6}");
        assertThat(sent(id).content()).isEqualTo("Your code is " + code(id));
        assertThat(sent(id).templateId()).isEqualTo(1L);

        invalid(check(id, other(code(id))), 50010);
        Reply right = check(id, code(id));
        assertThat(right.status()).isEqualTo(200);
        assertThat(right.body()).isEqualTo("{\"is_valid\":true}");
        invalid(check(id, code(id)), 50012);
        invalid(check(id, other(code(id))), 50012);
    }

    @Test
    void makesCodesFromTheRandomnessThatItWasGiven() {
        account().codes().random(new Random(4711));

        assertThat(code(start())).isEqualTo(String.format("%06d", new Random(4711).nextInt(1_000_000)));
    }

    @Test
    void letsACodeExpireWhenTheTimeOfItsTemplateIsOver() {
        account().template(account().templates().find(1).orElseThrow().withTtl(Duration.ofMinutes(2)));
        String early = start();
        String late = start();
        SIMULATOR.simulator().clockAhead(Duration.ofSeconds(100));
        assertThat(check(early, code(early)).status()).isEqualTo(200);

        SIMULATOR.simulator().clockAhead(Duration.ofSeconds(121));
        invalid(check(late, code(late)), 50011);
        invalid(check(early, code(early)), 50012);
    }

    @Test
    void limitsTheTriesWhenAskedTo() {
        String free = start();
        for (int i = 0; i < 20; i++) {
            invalid(check(free, other(code(free))), 50010);
        }
        assertThat(check(free, code(free)).status()).isEqualTo(200);

        account().codes().maxTries(2);
        String limited = start();
        invalid(check(limited, other(code(limited))), 50010);
        invalid(check(limited, other(code(limited))), 50010);
        invalid(check(limited, code(limited)), 50009);
        assertThatThrownBy(() -> account().codes().maxTries(0)).isInstanceOf(IllegalArgumentException.class);
    }

    @Test
    void endsEarlierCodesOfTheNumberWhenAskedTo() {
        String first = start();
        String second = start();
        account().codes().latestOnly(true);

        invalid(check(first, code(first)), 50011);
        assertThat(check(second, code(second)).status()).isEqualTo(200);
    }

    @Test
    void looksAtNoCodeWithoutAnIdOrACode() {
        String id = start();

        Reply unknown = check("387100000000", "123456");
        refuses(unknown, 403, 50026);
        assertThat(unknown.json().has("is_valid")).isFalse();
        refuses(check(id, ""), 400, 50015);
        refuses(post("/v1/codes/" + id + "/valid", "{}"), 400, 50015);
        refuses(post("/v1/codes/" + id + "/valid", ""), 400, 50003);
        refuses(post("/v1/codes//valid", "{\"code\":\"1\"}"), 404, 50016);
        refuses(Http.jsms(SIMULATOR.simulator(), "GET", "/v1/codes/" + id + "/valid", ""), 405, 50018);
    }

    @Test
    void respondsInTheFormatsOfOtherYearsIfConfigured() {
        account().codes().ids(JsmsCodes.Ids.UUID);
        account().quotedErrorCodes(true);
        account().codes().refusedAs200(true);
        String id = start();

        assertThat(id).matches("[0-9a-f]{8}(-[0-9a-f]{4}){3}-[0-9a-f]{12}");
        Reply wrong = check(id, other(code(id)));
        assertThat(wrong.status()).isEqualTo(200);
        assertThat(wrong.body()).startsWith("{\"is_valid\":false,\"error\":{\"code\":\"50010\"");
        assertThat(check("x", "1").body()).contains("\"50026\"");
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            quoteCharacter = '`',
            value = {
                "{\"temp_id\":1}                               | 400 | 50004",
                "{\"mobile\":\"139\",\"temp_id\":1}            | 403 | 50006",
                "{\"mobile\":\"13900000001\"}                  | 400 | 50005",
                "{\"mobile\":\"13900000001\",\"temp_id\":99}   | 403 | 50013",
                "{\"mobile\":\"13900000001\",\"temp_id\":4}    | 403 | 50020",
                "{\"mobile\":\"13900000001\",\"temp_id\":2}    | 403 | 50025",
                "{\"mobile\":\"13900000001\",\"temp_id\":1,\"sign_id\":9} | 403 | 50102"
            })
    void refusesAnInvalidRequestForACode(String body, int status, int code) {
        refuses(post("/v1/codes", body), status, code);
        assertThat(SIMULATOR.jsms().ledger().count()).isZero();
    }

    private static Reply voice(String more) {
        return post("/v1/voice_codes", "{\"mobile\":\"%s\"%s}".formatted(NUMBER, more));
    }

    @Test
    void readsACodeOutAndLetsTheVoicePoolPay() {
        String own = id(voice(",\"code\":\"1234\",\"voice_lang\":2,\"ttl\":90"));
        String made = id(voice(""));

        assertThat(sent(own).content()).isEqualTo("1234");
        assertThat(sent(own).templateId()).isNull();
        assertThat(code(made)).matches("[0-9]{6}");
        assertThat(account().app()).isEqualTo(new JsmsQuota(1_000_000L, 999_998L, 1_000_000L, 1_000_000L));

        SIMULATOR.simulator().clockAhead(Duration.ofSeconds(75));
        invalid(check(made, code(made)), 50011);
        assertThat(check(own, "1234").status()).isEqualTo(200);
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            quoteCharacter = '`',
            value = {
                ",\"code\":\"123\"       | 50038",
                ",\"code\":\"123456789\" | 50038",
                ",\"code\":\"12a4\"      | 50039",
                ",\"voice_lang\":3       | 50040",
                ",\"voice_lang\":\"x\"   | 50040",
                ",\"ttl\":0              | 50041",
                ",\"ttl\":86401          | 50041",
                ",\"ttl\":\"soon\"       | 50041"
            })
    void refusesAnInvalidRequest(String more, int code) {
        refuses(voice(more), 403, code);
        assertThat(SIMULATOR.jsms().ledger().count()).isZero();
    }

    @Test
    void takesNumbersAndNumericTextsForTheSettingsOfACall() {
        assertThat(voice(",\"code\":1234,\"voice_lang\":\"1\",\"ttl\":\"86400\"")
                        .status())
                .isEqualTo(200);
    }

    @Test
    void callsANumberOnceInTwentySecondsWhenLimitsHold() {
        account().frequencyLimits(true);
        assertThat(voice("").status()).isEqualTo(200);

        SIMULATOR.simulator().clockAhead(Duration.ofSeconds(15));
        refuses(voice(""), 403, 50009);
        assertThat(post("/v1/voice_codes", "{\"mobile\":\"13900000002\"}").status())
                .isEqualTo(200);
        SIMULATOR.simulator().clockAhead(Duration.ofSeconds(21));
        assertThat(voice("").status()).isEqualTo(200);
    }

    @Test
    void sendsTwoHundredCodesADayWhenLimitsHold() {
        account().frequencyLimits(true);
        for (int i = 0; i < 200; i++) {
            start();
        }

        refuses(post("/v1/codes", "{\"mobile\":\"%s\",\"temp_id\":1}".formatted(NUMBER)), 403, 50009);
    }

    @Test
    void refusesTheCustomersOwnCodeWhenAskedTo() {
        account().codes().ownCodes(false);

        refuses(Http.message(SIMULATOR.simulator(), NUMBER, "1234"), 403, 50025);
    }
}
