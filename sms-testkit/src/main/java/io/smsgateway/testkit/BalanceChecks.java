package io.smsgateway.testkit;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;

import io.smsgateway.BalanceUnavailableException;
import io.smsgateway.spi.SmsProvider;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;
import org.junit.jupiter.params.provider.ValueSource;

/** A balance is either read or reported as unavailable; nothing else is thrown. */
abstract class BalanceChecks extends ContractChecks {

    BalanceChecks(SmsProviderContract contract) {
        super(contract);
    }

    static Stream<Behaviour> faults() {
        return Stream.of(
                Behaviour.silence(),
                Behaviour.close(),
                Behaviour.reset(),
                Behaviour.halfHeaders(),
                Behaviour.garbage(),
                Behaviour.html(),
                Behaviour.cut(200, "{\"balance\":1}"));
    }

    @ParameterizedTest
    @MethodSource("faults")
    @Explanation(
            bug = "The adapter returns a balance that was not read, or throws something else",
            remedy = "Throw BalanceUnavailableException where the balance was not read completely")
    void aLostBalanceIsUnavailable(Behaviour fault) {
        failWith(fault);
        assertThatUnavailable(provider());
    }

    @ParameterizedTest
    @ValueSource(ints = {200, 204, 302, 401, 403, 404, 429, 500, 503})
    @Explanation(
            bug = "The adapter returns a balance from a response that has none",
            remedy =
                    "Throw BalanceUnavailableException where the documented fields are missing or the status is not 200")
    void anUnreadableBalanceIsUnavailable(int status) {
        for (Behaviour gibberish : InvalidBodies.gibberish(status)) {
            server.otherwise(gibberish);
            assertThatUnavailable(provider());
        }
    }

    @Test
    @Explanation(
            bug = "The adapter does not report the balance of an unreachable vendor as unavailable",
            remedy = "Throw BalanceUnavailableException with UNAVAILABLE")
    void theBalanceOfAnUnreachableVendorIsUnavailable() {
        try (SmsProvider unreachable = contract.provider(FaultyServer.refuse(), RESPONDS)) {
            assertThatUnavailable(unreachable);
        }
    }

    @Test
    @Explanation(
            bug = "The adapter queries a balance after close(), or throws something else",
            remedy = "Throw BalanceUnavailableException with CLOSED once the provider is closed")
    void theBalanceOfAClosedProviderIsUnavailable() {
        provider().close();
        assertThatUnavailable(provider());
        assertThat(server.begunRequests()).isZero();
    }

    private static void assertThatUnavailable(SmsProvider provider) {
        assertThatExceptionOfType(BalanceUnavailableException.class)
                .isThrownBy(() -> provider.balance().balance())
                .satisfies(thrown -> assertThat(thrown.result().provider()).isEqualTo(provider.id()));
    }
}
