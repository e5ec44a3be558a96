package io.smsgateway.simulator;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.smsgateway.simulator.jsms.JsmsAccount;
import java.net.ConnectException;
import java.net.URI;
import java.util.Objects;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.MethodOrderer;
import org.junit.jupiter.api.Nested;
import org.junit.jupiter.api.Order;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestMethodOrder;
import org.junit.jupiter.api.extension.AfterAllCallback;
import org.junit.jupiter.api.extension.RegisterExtension;

@TestMethodOrder(MethodOrderer.OrderAnnotation.class)
class SmsSimulatorExtensionTest {

    private static @Nullable URI started;

    /** Registered before the simulator's extension, and so called after it; also for each nested class. */
    @RegisterExtension
    @Order(1)
    static final AfterAllCallback CLOSES_WITH_THE_CLASS = context -> {
        if (context.getRequiredTestClass() == SmsSimulatorExtensionTest.class) {
            assertThatThrownBy(() -> Http.send(Http.to(Objects.requireNonNull(started), "/v1/accounts/app")))
                    .hasCauseInstanceOf(ConnectException.class);
        }
    };

    @RegisterExtension
    @Order(2)
    static final SmsSimulatorExtension SIMULATOR = new SmsSimulatorExtension();

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
            assertThat(Http.message(simulator, "13900000002", "2").status()).isEqualTo(200);
        }
    }

    @Nested
    class InAnotherNestedClass extends InANestedClass {}

    @Test
    void saysWhenItDoesNotRunYet() {
        assertThatThrownBy(() -> new SmsSimulatorExtension().jsms()).hasMessageContaining("static");
    }
}
