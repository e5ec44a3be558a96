package io.smsgateway;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.ByteArrayInputStream;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.ObjectInputStream;
import java.io.ObjectOutputStream;
import org.junit.jupiter.api.Disabled;
import org.junit.jupiter.api.Test;

class SerialisationTest {

    private static final ProviderId ACME = ProviderId.of("acme");

    @SuppressWarnings({"unchecked", "BanSerializableRead"})
    private static <T> T roundTrip(T value) throws IOException, ClassNotFoundException {
        ByteArrayOutputStream bytes = new ByteArrayOutputStream();
        try (ObjectOutputStream out = new ObjectOutputStream(bytes)) {
            out.writeObject(value);
        }
        try (ObjectInputStream in = new ObjectInputStream(new ByteArrayInputStream(bytes.toByteArray()))) {
            return (T) in.readObject();
        }
    }

    @Test
    void aProviderIdSurvives() throws Exception {
        assertThat(roundTrip(ACME)).isEqualTo(ACME);
        assertThat(roundTrip(ProviderId.NONE)).isSameAs(ProviderId.NONE);
    }

    @Test
    void aFailedRequestKeepsWhatItPromises() throws Exception {
        RequestFailedException failed = new RequestFailedException(ACME, Refusal.THROTTLED, "50013", "busy");
        RequestFailedException read = roundTrip(failed);

        assertThat(read).hasMessage(failed.getMessage()).hasStackTraceContaining("aFailedRequestKeepsWhatItPromises");
        assertThat(read.provider()).isEqualTo(ACME);
        assertThat(read.reason()).contains(Refusal.THROTTLED);
        assertThat(read.code()).contains("50013");
        assertThat(read.isUnconfirmed()).isFalse();
    }

    @Test
    void anUnconfirmedRequestKeepsWhatItPromises() throws Exception {
        RequestFailedException read = roundTrip(new RequestFailedException(ACME, null, null, "cut off"));

        assertThat(read.provider()).isEqualTo(ACME);
        assertThat(read.reason()).isEmpty();
        assertThat(read.code()).isEmpty();
        assertThat(read.isUnconfirmed()).isTrue();
    }

    @Test
    void anUnavailableBalanceKeepsItsResult() throws Exception {
        BalanceUnavailableException failed = new BalanceUnavailableException(ACME, Refusal.UNAVAILABLE, "down");
        BalanceUnavailableException read = roundTrip(failed);

        assertThat(read).hasMessage(failed.getMessage());
        assertThat(read.result())
                .isEqualTo(failed.result())
                .isEqualTo(BalanceUnavailable.of(ACME, Refusal.UNAVAILABLE, "down"));
    }

    @Test
    @Disabled("enabled with the new result types")
    void aMessageThatWasNotAcceptedKeepsItsResult() throws Exception {
        Refused refused = new Refused(ACME, Refusal.THROTTLED, "busy");
        NotAcceptedException read = roundTrip(new NotAcceptedException(refused));

        assertThat(read).hasMessage(refused.toString());
        assertThat(read.result()).isEqualTo(refused);
    }
}
