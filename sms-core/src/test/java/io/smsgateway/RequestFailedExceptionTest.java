package io.smsgateway;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;

final class RequestFailedExceptionTest {

    private static final ProviderId JSMS = ProviderId.of("jsms");

    @Test
    void distinguishesRefusedFromUnconfirmed() {
        RequestFailedException refused =
                new RequestFailedException(JSMS, Refusal.TEMPLATE, "50013", "no such\ntemplate");
        RequestFailedException doubtful = new RequestFailedException(JSMS, null, null, "the answer was lost");

        assertThat(refused).hasMessage("jsms refused: TEMPLATE, no such\\u000atemplate (code 50013)");
        assertThat(refused.provider()).isEqualTo(JSMS);
        assertThat(refused.reason()).contains(Refusal.TEMPLATE);
        assertThat(refused.code()).contains("50013");
        assertThat(refused.isUnconfirmed()).isFalse();
        assertThat(doubtful).hasMessage("jsms may have carried out the request: the answer was lost");
        assertThat(doubtful.reason()).isEmpty();
        assertThat(doubtful.code()).isEmpty();
        assertThat(doubtful.isUnconfirmed()).isTrue();
    }
}
