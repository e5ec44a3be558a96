package io.smsgateway.codes;

import static io.smsgateway.codes.CodeStoreContract.KEYS;
import static io.smsgateway.codes.CodeStoreContract.LOGIN;
import static io.smsgateway.codes.CodeStoreContract.SESSION;
import static io.smsgateway.codes.CodeStoreContract.TO;
import static org.assertj.core.api.Assertions.assertThat;

import com.zaxxer.hikari.HikariDataSource;
import io.smsgateway.codes.CodeSending.Status;
import io.smsgateway.jdbc.Database;
import io.smsgateway.redis.RedisStores;
import java.io.Closeable;
import java.io.IOException;
import java.time.Duration;
import org.junit.jupiter.api.Test;

/** Servers that stop while codes are on their way. */
final class OutageTest {

    private final CollectingGateway sent = new CollectingGateway();

    private void playOutage(CodeStore store, Closeable server) throws IOException {
        CodeService codes = CodeService.builder()
                .gateway(sent)
                .keys(KEYS)
                .store(store)
                .text(CollectingGateway.TEXT)
                .build();
        String id = codes.start(TO, LOGIN, SESSION).id();
        server.close();

        long begin = System.nanoTime();
        assertThat(codes.check(id, TO, LOGIN, SESSION, sent.code()).verdict()).isEqualTo(CodeVerdict.UNAVAILABLE);
        assertThat(codes.start(TO, LOGIN, SESSION).status()).isEqualTo(Status.UNAVAILABLE);
        assertThat(codes.resend(id, TO).status()).isEqualTo(Status.UNAVAILABLE);
        assertThat(codes.cancel(id)).isFalse();
        assertThat(Duration.ofNanos(System.nanoTime() - begin)).isLessThan(Duration.ofSeconds(20));
        assertThat(sent.all()).hasSize(1);
    }

    @Test
    void letsNoOneInWhileRedisIsGone() throws Exception {
        TestRedis redis = TestRedis.start();
        try (RedisStores stores = redis.stores()) {
            playOutage(RedisCodeStore.of(stores), redis);
        }
    }

    @Test
    void letsNoOneInWhilePostgreSqlIsGone() throws Exception {
        try (TestDatabase database = TestDatabase.open(Database.POSTGRESQL);
                HikariDataSource pool = TestDatabase.pool(database.dataSource().getJdbcUrl())) {
            pool.setConnectionTimeout(500);
            playOutage(JdbcCodeStore.of(pool), database);
        }
    }
}
