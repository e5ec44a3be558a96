package io.smsgateway.codes;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.smsgateway.codes.CodeSending.Status;
import java.time.Duration;
import org.junit.jupiter.api.Test;

final class InMemoryCodeStoreTest extends CodeStoreContract {

    private InMemoryCodeStore store = new InMemoryCodeStore();

    @Override
    CodeStore newStore() {
        store = new InMemoryCodeStore();
        return store;
    }

    @Override
    String dump() {
        return store + LOGIN;
    }

    @Test
    void startsNoCodeWhereItIsFullOfCodesThatHaveNotEnded() {
        InMemoryCodeStore small = new InMemoryCodeStore(2);
        CodeService codes = service(small, KEYS);
        codes.start(TO, LOGIN, SESSION);
        clock.advance(Duration.ofMinutes(1));
        String kept = codes.start(TO, LOGIN, SESSION).id();

        assertThat(codes.start(OTHER, LOGIN, SESSION).status()).isEqualTo(Status.UNAVAILABLE);
        assertThat(sent.all()).hasSize(2);
        clock.advance(Duration.ofMinutes(9));
        assertThat(codes.start(OTHER, LOGIN, SESSION).status()).isEqualTo(Status.SENT);
        assertThat(small).hasToString("InMemoryCodeStore{2 of 2}");
        assertThat(small.find(kept)).isPresent();
    }

    @Test
    void refusesToKeepNothing() {
        assertThatThrownBy(() -> new InMemoryCodeStore(0)).hasMessage("max must be at least 1, not 0");
        assertThat(new InMemoryCodeStore(1)).hasToString("InMemoryCodeStore{0 of 1}");
    }
}
