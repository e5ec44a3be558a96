package io.smsgateway.codes;

import static io.smsgateway.codes.CodeStoreContract.KEYS;
import static io.smsgateway.codes.CodeStoreContract.LOGIN;
import static io.smsgateway.codes.CodeStoreContract.OTHER;
import static io.smsgateway.codes.CodeStoreContract.SESSION;
import static io.smsgateway.codes.CodeStoreContract.TO;
import static org.assertj.core.api.Assertions.assertThat;

import io.smsgateway.PhoneNumber;
import io.smsgateway.Secret;
import io.smsgateway.codes.CodeSending.Status;
import io.smsgateway.guard.GuardListener;
import io.smsgateway.guard.GuardPolicy;
import io.smsgateway.guard.GuardSchema;
import io.smsgateway.guard.GuardStore;
import io.smsgateway.guard.JdbcGuardStore;
import io.smsgateway.guard.RedisGuardStore;
import io.smsgateway.guard.SendLimits;
import io.smsgateway.guard.SmsGuard;
import io.smsgateway.guard.SpendPolicy;
import io.smsgateway.jdbc.Database;
import io.smsgateway.redis.RedisStores;
import io.smsgateway.testkit.SettableClock;
import java.math.BigDecimal;
import java.time.Duration;
import java.util.Map;
import java.util.function.IntSupplier;
import javax.sql.DataSource;
import org.junit.jupiter.api.Test;

/** What a code costs with all rules of the guard in front, in round trips to the server that both share. */
final class RoundTripsTest {

    private static final BigDecimal CAP = new BigDecimal("1000");
    private static final GuardPolicy ALL_RULES = GuardPolicy.DEFAULT
            .withTenantLimits(SendLimits.of(0, 100, 1000))
            .withSpend(SpendPolicy.of(CAP, CAP, BigDecimal.ONE));
    private static final PhoneNumber THIRD = PhoneNumber.of("+8613700137000");
    private static final Secret GUARD_KEY = Secret.of("guard-key", "0123456789abcdef0123456789abcdef");
    private static final Map<String, String> METADATA =
            Map.of(SmsGuard.CLIENT_ADDRESS, "203.0.113.7", SmsGuard.TENANT, "shop");

    private final SettableClock clock = SettableClock.at("2026-11-22T08:00:00Z");
    private final CollectingGateway sent = new CollectingGateway();

    /**
     * Plays codes.
     *
     * @param refused round trips of a start that a limit refuses; 4 where the log of the address is taken back on its own
     */
    private void play(CodeStore store, GuardStore counters, IntSupplier trips, int refused) {
        SmsGuard guard = SmsGuard.create(ALL_RULES, counters, GUARD_KEY, GuardListener.NONE, clock);
        CodeService codes = CodeService.builder()
                .sender(guard.before(CodeSender.through(sent)))
                .keys(KEYS)
                .store(store)
                .text(CollectingGateway.TEXT)
                .time(clock)
                .build();
        // the first message of a minute deletes old rows as well
        codes.start(THIRD, LOGIN, SESSION, METADATA);

        int before = trips.getAsInt();
        String id = codes.start(TO, LOGIN, SESSION, METADATA).id();
        assertThat(trips.getAsInt() - before).as("a start").isEqualTo(2);

        before = trips.getAsInt();
        codes.check(id, TO, LOGIN, SESSION, CollectingGateway.wrong(sent.code(), 1));
        codes.check(id, TO, LOGIN, SESSION, sent.code());
        assertThat(trips.getAsInt() - before).as("two checks").isEqualTo(2);

        before = trips.getAsInt();
        codes.cancel(id);
        assertThat(trips.getAsInt() - before).as("a cancel").isEqualTo(1);

        before = trips.getAsInt();
        assertThat(codes.start(TO, LOGIN, SESSION, METADATA).status()).isEqualTo(Status.REFUSED);
        assertThat(trips.getAsInt() - before).as("a start that a limit refuses").isEqualTo(refused);

        String other = codes.start(OTHER, LOGIN, SESSION, METADATA).id();
        clock.advance(Duration.ofMinutes(1));
        codes.start(THIRD, LOGIN, SESSION, METADATA);
        before = trips.getAsInt();
        assertThat(codes.resend(other, OTHER, METADATA).status()).isEqualTo(Status.SENT);
        assertThat(trips.getAsInt() - before).as("a resend").isEqualTo(3);
    }

    @Test
    void onPostgreSql() throws Exception {
        try (TestDatabase database = TestDatabase.open(Database.POSTGRESQL)) {
            GuardSchema.create(database.dataSource());
            CountedStatements counted = new CountedStatements();
            DataSource all = counted.of(database.dataSource());
            play(JdbcCodeStore.of(all), JdbcGuardStore.of(all), counted::count, 4);
        }
    }

    @Test
    void onRedis() throws Exception {
        try (TestRedis redis = TestRedis.start();
                RedisStores stores = redis.stores();
                RedisMonitor monitor = RedisMonitor.of(redis.port())) {
            play(RedisCodeStore.of(stores), RedisGuardStore.of(stores), () -> monitor.commands(stores), 3);
        }
    }
}
