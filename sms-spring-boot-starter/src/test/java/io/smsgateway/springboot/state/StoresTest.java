package io.smsgateway.springboot.state;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import io.smsgateway.Accepted;
import io.smsgateway.MessageClass;
import io.smsgateway.ProviderId;
import io.smsgateway.Refusal;
import io.smsgateway.Secret;
import io.smsgateway.SmsGateway;
import io.smsgateway.TimeSource;
import io.smsgateway.client.Rates;
import io.smsgateway.client.Suspension;
import io.smsgateway.client.Suspensions;
import io.smsgateway.delivery.DeliveryReport;
import io.smsgateway.delivery.DeliveryState;
import io.smsgateway.delivery.NonceStore;
import io.smsgateway.idempotency.IdempotencyStore;
import io.smsgateway.idempotency.InMemoryIdempotencyStore;
import io.smsgateway.jdbc.JdbcSchema;
import io.smsgateway.jdbc.JdbcSettings;
import io.smsgateway.jdbc.JdbcStores;
import io.smsgateway.reconciliation.InMemoryReceivedReports;
import io.smsgateway.reconciliation.ReceivedReports;
import io.smsgateway.redis.RedisStores;
import io.smsgateway.springboot.Context;
import io.smsgateway.springboot.SmsGatewayRefresher;
import io.smsgateway.springboot.properties.InvalidConfigurationException;
import io.smsgateway.springboot.properties.SmsGatewayProperties;
import io.smsgateway.springboot.properties.StateProperties.Store;
import java.sql.Connection;
import java.sql.SQLException;
import java.time.Instant;
import java.util.List;
import java.util.Set;
import java.util.UUID;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.atomic.AtomicBoolean;
import javax.sql.DataSource;
import org.h2.jdbcx.JdbcDataSource;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;
import org.springframework.boot.test.context.runner.ApplicationContextRunner;
import org.springframework.boot.test.system.CapturedOutput;
import org.springframework.boot.test.system.OutputCaptureExtension;
import org.springframework.data.redis.connection.RedisStandaloneConfiguration;
import org.springframework.data.redis.connection.lettuce.LettuceConnectionFactory;
import org.springframework.jdbc.core.JdbcTemplate;
import org.springframework.jdbc.datasource.DataSourceTransactionManager;
import org.springframework.jdbc.datasource.DelegatingDataSource;
import org.springframework.jdbc.datasource.TransactionAwareDataSourceProxy;
import org.springframework.transaction.support.TransactionTemplate;

/** Stores that the properties choose. */
@ExtendWith(OutputCaptureExtension.class)
class StoresTest {

    private static final String KEY = "numberKey".repeat(4);
    private static final ProviderId ACME = ProviderId.of("acme");

    private final DataSource database = database();

    private static DataSource database() {
        JdbcDataSource dataSource = new JdbcDataSource();
        dataSource.setURL("jdbc:h2:mem:" + UUID.randomUUID() + ";DB_CLOSE_DELAY=-1");
        return dataSource;
    }

    private ApplicationContextRunner application(String... state) {
        return bare(state).withBean("dataSource", DataSource.class, () -> database);
    }

    private static ApplicationContextRunner bare(String... state) {
        ApplicationContextRunner runner = Context.scripted("acme")
                .withPropertyValues(
                        "sms-gateway.state.jdbc.number-key=" + KEY,
                        "sms-gateway.idempotency.fingerprint-key=" + "fingerprint".repeat(3));
        for (String property : state) {
            runner = runner.withPropertyValues("sms-gateway.state." + property);
        }
        return runner;
    }

    private static DeliveryReport report() {
        return DeliveryReport.of(ACME, "1", Context.CHINA, DeliveryState.DELIVERED);
    }

    private int count(String table) {
        Integer count = new JdbcTemplate(database).queryForObject("select count(*) from " + table, Integer.class);
        return count == null ? 0 : count;
    }

    @Test
    void stateIsInMemoryUnlessAPropertySaysOtherwise() {
        application().run(context -> {
            assertThat(context.getBean(IdempotencyStore.class)).isInstanceOf(InMemoryIdempotencyStore.class);
            assertThat(context.getBean(ReceivedReports.class)).isInstanceOf(InMemoryReceivedReports.class);
            assertThat(context.getBean(ConfiguredStores.class).inUse()).isEmpty();
            assertThat(context.getBeanFactory().containsSingleton("io.smsgateway.jdbcStores"))
                    .isFalse();
            assertThat(context.getBeanFactory().containsSingleton("io.smsgateway.redisStores"))
                    .isFalse();
        });
    }

    @Test
    void eachStoreInADatabaseIsChosenByItself() {
        application("keys=jdbc", "nonces=jdbc", "reports=jdbc").run(context -> {
            assertThat(Context.by(context, Context.hello().keyed("order-1"))).isEqualTo(ACME);
            context.getBean(ConfiguredStores.class).nonces().orElseThrow().claim("nonce", Instant.now());
            context.getBean(ReceivedReports.class).add(report());

            assertThat(count("sms_key")).isEqualTo(1);
            assertThat(count("sms_nonce")).isEqualTo(1);
            assertThat(count("sms_report")).isEqualTo(1);
            assertThat(context.getBean(ConfiguredStores.class).inUse()).hasToString("{JDBC=[keys, nonces, reports]}");
        });
    }

    @Test
    void aStoreOfTheApplicationGoesFirst() {
        IdempotencyStore keys = new InMemoryIdempotencyStore();
        Suspensions suspensions = Suspensions.inMemory();
        Rates rates = Rates.inMemory(TimeSource.system());
        application("keys=jdbc", "suspensions=jdbc")
                .withBean("keys", IdempotencyStore.class, () -> keys)
                .withBean("suspensions", Suspensions.class, () -> suspensions)
                .withBean("rates", Rates.class, () -> rates)
                .withPropertyValues("sms-gateway.providers.acme.policies.rate-limit.requests=1")
                .run(context -> {
                    suspensions.suspend(
                            ACME, Set.of(MessageClass.values()), Suspension.of(Refusal.SUSPENDED, Instant.EPOCH));

                    assertThat(context.getBean(SmsGateway.class)
                                    .send(Context.hello().keyed("order-1"))
                                    .isAccepted())
                            .isFalse();
                    assertThat(count("sms_key")).isZero();
                });
    }

    @Test
    void storesOfTheApplicationReplaceThoseOfThePropertiesBelow() {
        JdbcSchema.create(database);
        bare("keys=jdbc", "jdbc.number-key=")
                .withBean(
                        JdbcStores.class, () -> JdbcStores.of(database, JdbcSettings.of(Secret.of("number key", KEY))))
                .run(context -> {
                    assertThat(Context.by(context, Context.hello().keyed("order-1")))
                            .isEqualTo(ACME);
                    assertThat(count("sms_key")).isEqualTo(1);
                });
    }

    @Test
    void theSettingsOfTheStoresAreProperties() {
        application(
                        "keys=jdbc",
                        "jdbc.keep-keys=2d",
                        "jdbc.keep-reports=4d",
                        "jdbc.keep-sent=5d",
                        "rates=redis",
                        "redis.prefix={shop}:",
                        "redis.timeout=600ms",
                        "redis.keep-keys=6d",
                        "redis.machines=7")
                .withPropertyValues("spring.data.redis.host=127.0.0.1")
                .run(context -> {
                    assertThat(context.getBean(JdbcStores.class))
                            .asString()
                            .contains("keepKeys=PT48H, keepReports=PT96H, keepSent=PT120H");
                    assertThat(context.getBean(RedisStores.class))
                            .asString()
                            .contains("prefix={shop}:, timeout=PT0.6S, keepKeys=PT144H, machines=7");
                });
    }

    @Test
    void aDataSourceIsChosenByItsName() {
        application("keys=jdbc", "jdbc.data-source=dataSource")
                .withBean("other", DataSource.class, StoresTest::database)
                .run(context -> {
                    assertThat(Context.by(context, Context.hello().keyed("order-1")))
                            .isEqualTo(ACME);
                    assertThat(count("sms_key")).isEqualTo(1);
                });
    }

    private static void assertFails(ApplicationContextRunner runner, String what, String property, String action) {
        runner.run(context -> {
            Throwable failure = context.getStartupFailure();
            while (failure != null && !(failure instanceof InvalidConfigurationException)) {
                failure = failure.getCause();
            }
            assertThat(failure).isInstanceOfSatisfying(InvalidConfigurationException.class, invalid -> {
                assertThat(invalid).hasMessageContaining(what);
                assertThat(invalid.property()).isEqualTo(property);
                assertThat(invalid.action()).contains(action);
            });
        });
    }

    @Test
    void severalDataSourcesNeedAName() {
        assertFails(
                application("keys=jdbc").withBean("other", DataSource.class, StoresTest::database),
                "there are several DataSource beans: [dataSource, other]",
                "sms-gateway.state.jdbc.data-source",
                "Write the name of one of them, or mark one as @Primary.");
    }

    @Test
    void severalConnectionFactoriesNeedAPrimaryOne() {
        assertFails(
                bare("rates=redis")
                        .withBean("one", LettuceConnectionFactory.class, LettuceConnectionFactory::new)
                        .withBean("other", LettuceConnectionFactory.class, LettuceConnectionFactory::new),
                "there are several LettuceConnectionFactory beans",
                "sms-gateway.state.rates",
                "Mark one of them as @Primary, or add a bean of type RedisStores.");
    }

    @Test
    void missingTablesFailTheStartAndAreCreatedOnRequest() {
        assertFails(
                application("keys=jdbc", "jdbc.initialize-schema=never"),
                "Run io/smsgateway/jdbc/h2/V1__sms_jdbc.sql, then io/smsgateway/jdbc/h2/V2__sms_jdbc.sql of sms-jdbc's jar",
                "sms-gateway.state.jdbc.initialize-schema",
                "or write `sms-gateway.state.jdbc.initialize-schema: always`");
        application("keys=jdbc", "jdbc.initialize-schema=always")
                .run(context -> assertThat(count("sms_key")).isZero());
    }

    @Test
    void aDatabaseThatCannotBeReachedFailsTheStart() {
        assertFails(
                bare("keys=jdbc").withBean(DataSource.class, () -> new DelegatingDataSource(database) {
                    @Override
                    public Connection getConnection() throws SQLException {
                        throw new SQLException("password=secret", "08001");
                    }
                }),
                "The database failed to read the name of the database: SQLException, SQL state 08001",
                "spring.datasource",
                "Start the database, and check `spring.datasource` or the DataSource bean.");
    }

    @Test
    void aNonceIsUsedAndAReportAddedInTheTransactionOfTheCaller() {
        DataSource transactional = new TransactionAwareDataSourceProxy(database);
        bare("keys=jdbc", "nonces=jdbc", "reports=jdbc")
                .withBean("dataSource", DataSource.class, () -> transactional)
                .run(context -> {
                    ConfiguredStores stores = context.getBean(ConfiguredStores.class);
                    TransactionTemplate transaction =
                            new TransactionTemplate(new DataSourceTransactionManager(database));

                    transaction.executeWithoutResult(status -> {
                        assertThat(Context.by(context, Context.hello().keyed("order-1")))
                                .isEqualTo(ACME);
                        stores.reports().orElseThrow().add(report());
                        status.setRollbackOnly();
                    });
                    assertThat(count("sms_report")).as("rolled back").isZero();
                    assertThat(count("sms_key")).as("committed on its own").isEqualTo(1);

                    transaction.executeWithoutResult(
                            status -> stores.reports().orElseThrow().add(report()));
                    assertThat(count("sms_report")).isEqualTo(1);
                });
    }

    @Test
    void whatIsStoredOutsideATransactionIsCommittedWhereThePoolCommitsNothingByItself() {
        DataSource pool = new DelegatingDataSource(database) {
            @Override
            public Connection getConnection() throws SQLException {
                Connection connection = super.getConnection();
                connection.setAutoCommit(false);
                return connection;
            }
        };
        bare("reports=jdbc")
                .withBean("dataSource", DataSource.class, () -> pool)
                .run(context -> {
                    context.getBean(ReceivedReports.class).add(report());

                    assertThat(count("sms_report")).isEqualTo(1);
                });
    }

    @Test
    void whatIsStoredInTheTransactionOfAnotherResourceIsCommittedWhereThePoolCommitsNothingByItself() {
        DataSource pool = new DelegatingDataSource(database) {
            @Override
            public Connection getConnection() throws SQLException {
                Connection connection = super.getConnection();
                connection.setAutoCommit(false);
                return connection;
            }
        };
        bare("reports=jdbc", "nonces=jdbc")
                .withBean("dataSource", DataSource.class, () -> pool)
                .run(context -> {
                    NonceStore nonces =
                            context.getBean(ConfiguredStores.class).nonces().orElseThrow();
                    new TransactionTemplate(new DataSourceTransactionManager(database()))
                            .executeWithoutResult(other -> {
                                nonces.claim("acme:1", Instant.now().plusSeconds(60));
                                context.getBean(ReceivedReports.class).add(report());
                                nonces.used("acme:1");
                            });

                    assertThat(count("sms_report")).isEqualTo(1);
                    assertThat(nonces.claim("acme:1", Instant.now().plusSeconds(60)))
                            .isEqualTo(NonceStore.Claim.USED);
                });
    }

    @Test
    void keysAreCommittedOnTheirOwnHoweverManyProxiesAreAroundTheDataSource() {
        TransactionAwareDataSourceProxy aware = new TransactionAwareDataSourceProxy(new DelegatingDataSource(database));
        DataSource wrapped = new DelegatingDataSource(aware);
        bare("keys=jdbc", "reports=jdbc")
                .withBean("dataSource", DataSource.class, () -> wrapped)
                .run(context -> {
                    JdbcTemplate business = new JdbcTemplate(wrapped);
                    business.execute("create table shop_order (id int)");
                    new TransactionTemplate(new DataSourceTransactionManager(aware)).executeWithoutResult(status -> {
                        business.update("insert into shop_order values (1)");
                        assertThat(Context.by(context, Context.hello().keyed("order-1")))
                                .isEqualTo(ACME);
                        context.getBean(ReceivedReports.class).add(report());
                        status.setRollbackOnly();
                    });

                    assertThat(count("sms_key")).isEqualTo(1);
                    assertThat(count("sms_report")).as("rolled back").isZero();
                    assertThat(count("shop_order")).as("rolled back").isZero();
                });
    }

    @Test
    void oldRowsAreDeletedWhileTheApplicationRuns() {
        application("keys=jdbc", "jdbc.clean-up-every=1s").run(context -> {
            assertThat(Context.by(context, Context.hello().keyed("order-1"))).isEqualTo(ACME);
            new JdbcTemplate(database).update("update sms_key set settled_at = 0");

            await().until(() -> count("sms_key") == 0);
        });
    }

    @Test
    void closingTheContextDoesNotWaitForAStoreThatDoesNotRespond() {
        CountDownLatch blocked = new CountDownLatch(1);
        CountDownLatch entered = new CountDownLatch(1);
        AtomicBoolean blocking = new AtomicBoolean();
        DataSource slow = new DelegatingDataSource(database) {
            @Override
            public Connection getConnection() throws SQLException {
                if (blocking.get()) {
                    entered.countDown();
                    boolean released = false;
                    while (!released) {
                        try {
                            blocked.await();
                            released = true;
                        } catch (InterruptedException ignored) {
                            // as a driver that reads from a socket
                        }
                    }
                }
                return super.getConnection();
            }
        };
        try {
            bare("keys=jdbc", "jdbc.clean-up-every=1s")
                    .withBean("dataSource", DataSource.class, () -> slow)
                    .run(context -> {
                        blocking.set(true);
                        entered.await();
                    });
        } finally {
            blocked.countDown();
        }
        assertThat(blocking).isTrue();
    }

    @Test
    void aRefreshKeepsTheStoresAndSaysThatTheyApplyAtStartOnly() {
        application("keys=jdbc").run(context -> {
            Context.set(context, "sms-gateway.state.keys", "memory");
            Context.set(context, "sms-gateway.retry.max-attempts", "1");

            assertThat(context.getBean(SmsGatewayRefresher.class).refresh().detail())
                    .contains("sms-gateway.state applies at start only");
            assertThat(Context.by(context, Context.hello().keyed("order-1"))).isEqualTo(ACME);
            assertThat(count("sms_key")).isEqualTo(1);
        });
    }

    @Test
    void operationsOfStoresAreObserved() {
        List<String> operations = new CopyOnWriteArrayList<>();
        application("keys=jdbc")
                .withBean(
                        StoreObserver.class,
                        () -> (store, operation, took, failed) ->
                                operations.add(store + " " + operation + " " + failed))
                .run(context -> {
                    assertThat(context.getBean(SmsGateway.class)
                                    .send(Context.hello().keyed("order-1")))
                            .isInstanceOf(Accepted.class);
                    new JdbcTemplate(database).execute("drop table sms_key");
                    assertThat(context.getBean(SmsGateway.class)
                                    .send(Context.hello().keyed("order-2"))
                                    .isAccepted())
                            .isFalse();

                    assertThat(operations)
                            .contains("keys claimAll false", "keys settleAll false", "keys claimAll true");
                });
    }

    @Test
    void redisIsWhereTheConnectionFactoryOfTheApplicationConnectsTo() {
        try (TestRedis redis = TestRedis.start()) {
            bare("suspensions=redis", "redis.timeout=2s")
                    .withBean(
                            LettuceConnectionFactory.class,
                            () -> new LettuceConnectionFactory(
                                    new RedisStandaloneConfiguration("127.0.0.1", redis.port())))
                    .run(context -> {
                        ConfiguredStores stores = context.getBean(ConfiguredStores.class);
                        assertThat(stores.suspensions().orElseThrow().find(ACME))
                                .isEmpty();
                        stores.probe(Store.REDIS);
                    });
        }
    }

    @Test
    void redisIsWhereThePropertiesSay() {
        try (TestRedis redis = TestRedis.start()) {
            bare("suspensions=redis", "redis.timeout=2s")
                    .withPropertyValues("spring.data.redis.url=redis://127.0.0.1:" + redis.port() + "/3")
                    .run(context -> assertThat(context.getBean(ConfiguredStores.class)
                                    .suspensions()
                                    .orElseThrow()
                                    .find(ACME))
                            .isEmpty());
        }
    }

    @Test
    void theStateIsSaidWithoutSecrets(CapturedOutput output) {
        application("keys=jdbc").run(context -> {
            assertThat(context.getBean(ConfiguredStores.class)).hasToString("ConfiguredStores{JDBC=[keys]}");
            assertThat(context.getBean(JdbcStores.class)).asString().doesNotContain(KEY);
            assertThat(context.getBean(SmsGatewayProperties.class)).asString().doesNotContain(KEY);
            assertThat(output).doesNotContain(KEY);
        });
    }
}
