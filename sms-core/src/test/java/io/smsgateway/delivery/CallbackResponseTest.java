package io.smsgateway.delivery;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;

import java.util.HashSet;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

final class CallbackResponseTest {

    @Test
    void ofPlainTextIsNeverRenderedAsAPage() {
        assertThat(CallbackResponse.text(200, "ok").headers())
                .containsEntry("Content-Type", "text/plain; charset=utf-8")
                .containsEntry("X-Content-Type-Options", "nosniff")
                .hasSize(2);
    }

    @Test
    void ofAnotherTypeKeepsTheSafeHeaders() {
        CallbackResponse response = CallbackResponse.of(200, "application/xml", "<Response/>");

        assertThat(response.contentType()).isEqualTo("application/xml");
        assertThat(response.headers())
                .containsEntry("Content-Type", "application/xml")
                .containsEntry("X-Content-Type-Options", "nosniff");
    }

    @Test
    void isEqualWhenRebuiltFromItsAccessorsAndToldApartByEach() {
        List<CallbackResponse> responses = List.of(
                CallbackResponse.text(200, "a"),
                CallbackResponse.text(201, "a"),
                CallbackResponse.text(200, "b"),
                CallbackResponse.of(200, "application/json", "a"));

        assertThat(new HashSet<>(responses)).hasSameSizeAs(responses);
        assertThat(responses)
                .allSatisfy(each -> assertThat(CallbackResponse.of(each.status(), each.contentType(), each.body()))
                        .isEqualTo(each)
                        .hasSameHashCodeAs(each));
        assertThat(responses.get(0)).isNotEqualTo("another type");
    }

    @Test
    void doesNotPrintItsBody() {
        assertThat(CallbackResponse.text(200, "canary"))
                .hasToString("CallbackResponse{200, text/plain; charset=utf-8, 6 characters}");
    }

    @ParameterizedTest
    @ValueSource(ints = {0, 199, 600})
    void requiresAStatusThatEndsARequest(int status) {
        assertThatIllegalArgumentException()
                .isThrownBy(() -> CallbackResponse.text(status, ""))
                .withMessageContaining("from 200 to 599, not " + status);
    }

    @ParameterizedTest
    @ValueSource(strings = {"", " ", "text/plain\r\nSet-Cookie: a=b", "text/pläin"})
    void requiresAContentTypeThatIsOneHeaderValue(String contentType) {
        assertThatIllegalArgumentException()
                .isThrownBy(() -> CallbackResponse.of(200, contentType, ""))
                .withMessageContaining("printable ASCII");
    }
}
