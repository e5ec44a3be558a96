package io.smsgateway.itniotech;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatNullPointerException;

import io.smsgateway.PhoneNumber;
import io.smsgateway.Secret;
import io.smsgateway.testsupport.EqualityChecks;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;

/** Equality of calls, and of the vendor's records of calls and codes. */
final class ItniotechCallTest {

    private static final PhoneNumber TO = PhoneNumber.of("+8613800138000");

    private static ItniotechCodeRecord record(Object text) {
        return new ItniotechCodeRecord(
                new Fields(Map.of("sms", text)), new OrderIds(() -> 0, "k1", Secret.of("secret", "s3cret")));
    }

    @Test
    void areEqualExactlyIfAllTheirPropertiesAre() {
        ItniotechCall call = ItniotechCall.of(TO, "EN", "x");
        EqualityChecks.assertToldApart(List.of(
                () -> ItniotechCall.of(TO, "EN", "x"),
                () -> ItniotechCall.of(PhoneNumber.of("+8613800138001"), "EN", "x"),
                () -> ItniotechCall.of(TO, "DE", "x"),
                () -> ItniotechCall.of(TO, "EN", "y"),
                () -> call.withDisplayNumber("1008122211"),
                () -> call.withLoops(2),
                () -> call.withInfo("note"),
                () -> new ItniotechCallRecord(new Fields(Map.of("voiceId", "1"))),
                () -> new ItniotechCallRecord(new Fields(Map.of("voiceId", "2"))),
                () -> record(Map.of("status", "0")),
                () -> record(Map.of("status", "1")),
                () -> record(Map.of("status", "0")).texts().get(0),
                () -> record(Map.of("status", "1")).texts().get(0)));
    }

    @Test
    void aCallRebuiltFromItsPropertiesIsEqual() {
        ItniotechCall call = ItniotechCall.of(TO, "EN", "secret")
                .withDisplayNumber("1008122211")
                .withLoops(2)
                .withInfo("note");

        assertThat(ItniotechCall.of(call.to(), call.language(), call.text())
                        .withDisplayNumber(call.displayNumber())
                        .withLoops(call.loops())
                        .withInfo(call.info()))
                .isEqualTo(call);
        assertThat(call.withDisplayNumber(null).withLoops(null).withInfo(null))
                .isEqualTo(ItniotechCall.of(TO, "EN", "secret"));
        assertThat(call.toString()).doesNotContain("secret", "13800138000");
    }

    @Test
    @SuppressWarnings("NullAway")
    void aCallNeedsItsRequiredProperties() {
        assertThatNullPointerException().isThrownBy(() -> ItniotechCall.of(null, "EN", "x"));
        assertThatNullPointerException().isThrownBy(() -> ItniotechCall.of(TO, null, "x"));
        assertThatNullPointerException().isThrownBy(() -> ItniotechCall.of(TO, "EN", null));
    }
}
