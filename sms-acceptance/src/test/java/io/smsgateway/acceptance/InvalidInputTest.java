package io.smsgateway.acceptance;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;

import io.smsgateway.PhoneNumber;
import io.smsgateway.ProviderId;
import io.smsgateway.Refusal;
import io.smsgateway.Refused;
import io.smsgateway.SendResult;
import io.smsgateway.SmsContent.VendorTemplate;
import io.smsgateway.SmsMessage;
import io.smsgateway.client.SmsClient;
import io.smsgateway.itniotech.ItniotechSettings;
import io.smsgateway.jsms.JsmsProvider;
import io.smsgateway.jsms.JsmsSettings;
import io.smsgateway.simulator.SmsSimulator;
import io.smsgateway.simulator.SmsSimulatorExtension;
import java.net.URI;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.MethodSource;
import org.junit.jupiter.params.provider.ValueSource;

/** Bad input gets a clear error before any I/O. */
@ExtendWith(SmsSimulatorExtension.class)
class InvalidInputTest {

    private static final PhoneNumber ALICE = PhoneNumber.of("+8613900000001");

    @ParameterizedTest
    @ValueSource(
            strings = {
                "",
                "13900000001",
                "+86",
                "+86139000000011111",
                "0086 139",
                "+86 139 0000 000x",
                "+８６13900000001",
                "+8613900000001,+8613900000002",
                "+8613900000001\r\n"
            })
    @DisplayName("P1, P3, P4 a number that is none is named as such and not repeated")
    void aNumberThatIsNoneIsNamedAsSuchAndNotRepeated(String number) {
        assertThatIllegalArgumentException()
                .isThrownBy(() -> PhoneNumber.of(number))
                .withMessageContaining("phone number")
                .matches(error -> number.length() < 5
                        || !String.valueOf(error.getMessage()).contains(number));
    }

    @ParameterizedTest
    @ValueSource(strings = {"", "  ", "NUL \0", "half \uD83D", "escape \u001B[31m"})
    void aTextThatCannotBeSentIsRefusedWhenItIsMade(String text) {
        assertThatIllegalArgumentException()
                .isThrownBy(() -> SmsMessage.text(ALICE, text))
                .withMessageContaining("text");
    }

    @ParameterizedTest
    @ValueSource(strings = {"", "\n", "a\0b"})
    void aKeyThatCannotBeKeptIsRefusedWhenItIsGiven(String key) {
        assertThatIllegalArgumentException()
                .isThrownBy(() -> SmsMessage.text(ALICE, "hello").keyed(key))
                .withMessageContaining("idempotencyKey");
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "http://api.example.com",
                "https://user:secret@api.example.com",
                "https://api.example.com?x=1",
                "https://api.example.com#x",
                "ftp://api.example.com",
                "https:///nowhere",
                "relative",
                "http://0x7f000001:80",
                "http://2130706433:80"
            })
    @DisplayName("C2 a base URL that is not safe is refused when the provider is made")
    void aBaseUrlThatIsNotSafeIsRefusedWhenTheProviderIsMade(String url) {
        assertThatIllegalArgumentException().isThrownBy(() -> {
            try (JsmsProvider provider =
                    new JsmsProvider(JsmsSettings.of("key", "master-secret").withBaseUrl(URI.create(url)))) {
                assertThat(provider).isNull();
            }
        });
    }

    @Test
    void credentialsThatAreNoneAreNamedAndNotRepeated() {
        assertThatIllegalArgumentException()
                .isThrownBy(() -> JsmsSettings.of("key", ""))
                .withMessageContaining("master-secret");
        assertThatIllegalArgumentException()
                .isThrownBy(() -> JsmsSettings.of("key", "line\nbreak"))
                .withMessageNotContaining("break");
        assertThatIllegalArgumentException()
                .isThrownBy(() -> ItniotechSettings.of("key", "", "app"))
                .withMessageContaining("api-secret");
        assertThatIllegalArgumentException()
                .isThrownBy(() -> ItniotechSettings.of("key", "secret", ""))
                .withMessageContaining("app-id");
    }

    @Test
    @DisplayName("P6 an empty list has an empty list of results, without a request")
    void anEmptyListHasAnEmptyListOfResultsWithoutARequest(SmsSimulator simulator) {
        try (SmsClient client = Stack.over(simulator)) {
            assertThat(client.sendAll(List.of())).isEmpty();
            assertThat(simulator.jsms().requestCounts().requests()).isZero();
            assertThat(simulator.itniotech().requestCounts().requests()).isZero();
        }
    }

    static Stream<Arguments> unsendableMessages() {
        return Stream.of(
                Arguments.of(SmsMessage.template(ALICE, "unknown", Map.of()), Refusal.TEMPLATE, "unknown"),
                Arguments.of(SmsMessage.template(ALICE, "order-shipped", Map.of()), Refusal.TEMPLATE, "order"),
                Arguments.of(
                        SmsMessage.template(ALICE, "order-shipped", Map.of("order", "1", "colour", "red")),
                        Refusal.TEMPLATE,
                        "colour"),
                Arguments.of(
                        SmsMessage.text(ALICE, "hello").until(Instant.parse("2020-01-01T00:00:00Z")),
                        Refusal.EXPIRED,
                        "2020-01-01"),
                Arguments.of(
                        SmsMessage.text(ALICE, "hello").via(ProviderId.of("unknown")), Refusal.UNSUPPORTED, "unknown"),
                Arguments.of(SmsMessage.of(ALICE, VendorTemplate.of("seven", Map.of())), Refusal.TEMPLATE, "number"),
                Arguments.of(SmsMessage.text(ALICE, "x".repeat(1025)), Refusal.CONTENT_REJECTED, "1024"));
    }

    @ParameterizedTest
    @MethodSource("unsendableMessages")
    @DisplayName("P6 an unsendable message is refused with a reason, without a request")
    void anUnsendableMessageIsRefusedInWordsWithoutARequest(
            SmsMessage message, Refusal reason, String word, SmsSimulator simulator) {
        try (SmsClient client = Stack.over(simulator)) {
            SendResult result = client.send(message);

            assertThat(result).isInstanceOfSatisfying(Refused.class, refused -> {
                assertThat(refused.reason()).isEqualTo(reason);
                assertThat(refused.detail()).contains(word);
            });
            assertThat(simulator.jsms().requestCounts().requests()).isZero();
            assertThat(simulator.itniotech().requestCounts().requests()).isZero();
        }
    }
}
