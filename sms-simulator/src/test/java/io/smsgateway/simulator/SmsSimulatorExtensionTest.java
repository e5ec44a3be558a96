package io.smsgateway.simulator;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.smsgateway.simulator.jsms.JsmsAccount;
import java.net.URI;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.MethodOrderer;
import org.junit.jupiter.api.Nested;
import org.junit.jupiter.api.Order;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestMethodOrder;
import org.junit.jupiter.api.extension.RegisterExtension;

@TestMethodOrder(MethodOrderer.OrderAnnotation.class)
class SmsSimulatorExtensionTest {

    @RegisterExtension
    static final SmsSimulatorExtension SIMULATOR = new SmsSimulatorExtension();

    private static @Nullable URI started;

    @BeforeAll
    static void runsFromBeforeAllOn(SmsSimulator simulator) {
        started = simulator.jsmsUrl();
        assertThat(SIMULATOR.jsmsUrl()).isEqualTo(started);
        assertThat(SIMULATOR.itniotechUrl()).isEqualTo(simulator.itniotechUrl());
    }

    @Test
    @Order(1)
    void leavesATraceForTheNextTest(SmsSimulator simulator) {
        Http.message(simulator, "13900000001", "1");
        simulator.jsms().fail(Fault.HTTP_500);
        simulator.jsms().account().bar(JsmsAccount.Bar.BARRED);
        simulator.itniotech().account().locked(true);
        simulator.itniotech().fail(Fault.REFUSE);

        assertThat(simulator.jsms().ledger().count()).isEqualTo(1);
    }

    @Test
    @Order(2)
    void findsNoTraceOfTheTestBefore(SmsSimulator simulator) {
        assertThat(simulator).isSameAs(SIMULATOR.simulator());
        assertThat(simulator.jsmsUrl()).isEqualTo(started);
        assertThat(simulator.jsms().ledger().count()).isZero();
        assertThat(simulator.jsms().requestCounts().requests()).isZero();
        assertThat(Http.message(simulator, "13900000001", "1").status()).isEqualTo(200);
        assertThat(Http.text(simulator, "8613900000001", "x")
                        .json()
                        .path("status")
                        .asString())
                .isEqualTo("0");
    }

    @Nested
    class InANestedClass {

        @Test
        void usesTheSimulatorOfTheClassAround(SmsSimulator simulator) {
            assertThat(simulator.jsmsUrl()).isEqualTo(started);
        }
    }

    @Test
    void saysWhenItDoesNotRunYet() {
        assertThatThrownBy(() -> new SmsSimulatorExtension().jsms()).hasMessageContaining("static");
    }
}
