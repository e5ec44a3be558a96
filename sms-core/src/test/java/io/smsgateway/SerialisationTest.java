package io.smsgateway;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.ObjectStreamClass;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class SerialisationTest {

    private static final ProviderId ACME = ProviderId.of("acme");

    @Test
    void aProviderIdSurvives() throws Exception {
        assertThat(Serialized.copy(ACME)).isEqualTo(ACME);
        assertThat(Serialized.copy(ProviderId.NONE)).isSameAs(ProviderId.NONE);
    }

    @Test
    void aFailedRequestKeepsWhatItPromises() throws Exception {
        RequestFailedException failed = new RequestFailedException(ACME, Refusal.THROTTLED, "50013", "busy");
        RequestFailedException read = Serialized.copy(failed);

        assertThat(read).hasMessage(failed.getMessage()).hasStackTraceContaining("aFailedRequestKeepsWhatItPromises");
        assertThat(read.provider()).isEqualTo(ACME);
        assertThat(read.reason()).contains(Refusal.THROTTLED);
        assertThat(read.code()).contains("50013");
        assertThat(read.isUnconfirmed()).isFalse();
    }

    @Test
    void anUnconfirmedRequestKeepsWhatItPromises() throws Exception {
        RequestFailedException read = Serialized.copy(new RequestFailedException(ACME, null, null, "cut off"));

        assertThat(read.provider()).isEqualTo(ACME);
        assertThat(read.reason()).isEmpty();
        assertThat(read.code()).isEmpty();
        assertThat(read.isUnconfirmed()).isTrue();
    }

    @Test
    void anUnavailableBalanceKeepsItsResult() throws Exception {
        BalanceUnavailableException failed = new BalanceUnavailableException(ACME, Refusal.UNAVAILABLE, "down");
        BalanceUnavailableException read = Serialized.copy(failed);

        assertThat(read).hasMessage(failed.getMessage());
        assertThat(read.result())
                .isEqualTo(failed.result())
                .isEqualTo(BalanceUnavailable.of(ACME, Refusal.UNAVAILABLE, "down"));
    }

    @ParameterizedTest
    @ValueSource(classes = {NotAcceptedException.class, SmsException.class})
    void anExceptionCanBeReadAfterItsClassGrew(Class<?> type) {
        assertThat(ObjectStreamClass.lookup(type).getSerialVersionUID()).isEqualTo(1);
    }

    @Test
    void aMessageThatWasNotAcceptedKeepsItsResult() throws Exception {
        Refused refused = new Refused(ACME, Refusal.THROTTLED, "busy");
        NotAcceptedException read = Serialized.copy(new NotAcceptedException(refused));

        assertThat(read).hasMessage(refused.toString());
        assertThat(read.result()).isEqualTo(refused);
    }
}
