package io.smsgateway.codes;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import com.zaxxer.hikari.HikariDataSource;
import java.time.Duration;
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

    @Test
    final void deletesWhatHasEndedOnceAMinute() {
        CodeService codes = service(JdbcCodeStore.of(database().dataSource()), KEYS);
        codes.start(TO, LOGIN, SESSION);
        codes.start(TO, LOGIN, SESSION);
        clock.advance(Duration.ofMinutes(70));
        codes.start(TO, LOGIN, SESSION);
        assertThat(database().count()).isEqualTo(1);
        clock.advance(Duration.ofSeconds(59));
        database().run("update sms_code set ends_at = 0");
        codes.start(TO, LOGIN, SESSION);
        assertThat(database().count()).isEqualTo(2);
        clock.advance(Duration.ofSeconds(1));
        codes.start(TO, LOGIN, SESSION);

        assertThat(database().count()).isEqualTo(2);
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
    final void startsChecksAndCancelsInOneStatementEachAndResendsInTwo() {
        CountedStatements counted = new CountedStatements();
        CodeService codes = service(JdbcCodeStore.of(counted.of(database().dataSource())), KEYS);
        codes.start(TO, LOGIN, SESSION);
        counted.reset();

        String id = codes.start(TO, LOGIN, SESSION).id();
        assertThat(counted.count()).isEqualTo(1);
        codes.check(id, TO, LOGIN, SESSION, CollectingGateway.wrong(sent.code(), 1));
        assertThat(counted.count()).isEqualTo(2);
        codes.check(id, TO, LOGIN, SESSION, sent.code());
        assertThat(counted.count()).isEqualTo(3);
        codes.check(id, TO, LOGIN, SESSION, sent.code());
        assertThat(counted.count()).isEqualTo(4);
        codes.resend(id, TO);
        assertThat(counted.count()).isEqualTo(5);
        codes.cancel(id);
        assertThat(counted.count()).isEqualTo(6);
        String other = codes.start(TO, LOGIN, SESSION).id();
        clock.advance(Duration.ofSeconds(59));
        codes.resend(other, TO);
        assertThat(counted.count()).isEqualTo(8);
        clock.advance(Duration.ofSeconds(1));
        codes.resend(other, TO);
        assertThat(counted.count()).isEqualTo(10);
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
