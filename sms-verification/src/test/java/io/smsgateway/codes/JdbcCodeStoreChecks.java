package io.smsgateway.codes;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import com.zaxxer.hikari.HikariDataSource;
import java.time.Duration;
import java.time.Instant;
import org.junit.jupiter.api.Test;

/** The contract on a database, and what databases have in common besides. */
abstract class JdbcCodeStoreChecks extends CodeStoreContract {

    abstract TestDatabase database();

    @Override
    final CodeStore newStore() {
        database().run("delete from sms_code");
        return JdbcCodeStore.of(database().dataSource());
    }

    @Override
    final CodeStore sameCodes(CodeStore first) {
        return JdbcCodeStore.of(database().dataSource());
    }

    @Override
    final String dump() {
        return database().dump();
    }

    @Override
    final void cleanUp(Instant now) {
        JdbcCodeStore.of(database().dataSource()).cleanUp(now);
    }

    @Test
    final void deletesWhatHasEndedInBatches() {
        JdbcCodeStore store = JdbcCodeStore.of(database().dataSource());
        CodeService codes = service(store, KEYS);
        for (int i = 0; i < 3; i++) {
            codes.start(TO, LOGIN, SESSION);
        }
        clock.advance(Duration.ofMinutes(70));
        codes.start(TO, LOGIN, SESSION);

        assertThat(store.cleanUp(clock.instant())).isEqualTo(3);
        assertThat(store.cleanUp(clock.instant())).isZero();
    }

    @Test
    final void commitsOnItsOwnWhateverThePoolDoes() {
        try (HikariDataSource pool = new HikariDataSource(withoutCommits())) {
            String id = service(JdbcCodeStore.of(pool), KEYS)
                    .start(TO, LOGIN, SESSION)
                    .id();

            assertThat(service(JdbcCodeStore.of(database().dataSource()), KEYS)
                            .check(id, TO, LOGIN, SESSION, sent.code())
                            .isValid())
                    .isTrue();
        }
    }

    private HikariDataSource withoutCommits() {
        HikariDataSource config = new HikariDataSource();
        config.setJdbcUrl(database().dataSource().getJdbcUrl());
        config.setUsername(database().dataSource().getUsername());
        config.setAutoCommit(false);
        config.setMaximumPoolSize(2);
        return config;
    }

    @Test
    final void createsTheTableAgainWithoutHarmAndSaysWhatToDoWhereItIsMissing() {
        CodeSchema.create(database().dataSource());
        database().run("alter table sms_code rename to sms_code_away");
        try {
            assertThatThrownBy(() -> JdbcCodeStore.of(database().dataSource()))
                    .isInstanceOf(CodeStoreException.class)
                    .hasMessageContaining("The table sms_code is missing")
                    .hasMessageContaining("io/smsgateway/codes/schema-")
                    .hasMessageContaining("CodeSchema.create(dataSource)");
        } finally {
            database().run("alter table sms_code_away rename to sms_code");
        }
    }
}
