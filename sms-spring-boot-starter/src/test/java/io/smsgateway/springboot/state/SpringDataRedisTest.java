package io.smsgateway.springboot.state;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.lettuce.core.ClientOptions;
import io.lettuce.core.RedisCredentials;
import io.lettuce.core.RedisCredentialsProvider;
import io.lettuce.core.RedisURI;
import io.lettuce.core.SslOptions;
import io.lettuce.core.SslVerifyMode;
import io.smsgateway.springboot.properties.InvalidConfigurationException;
import io.smsgateway.springboot.properties.StateProperties;
import io.smsgateway.springboot.properties.StateProperties.InitializeSchema;
import io.smsgateway.springboot.properties.StateProperties.Jdbc;
import io.smsgateway.springboot.properties.StateProperties.Redis;
import io.smsgateway.springboot.properties.StateProperties.Store;
import java.time.Duration;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.support.DefaultListableBeanFactory;
import org.springframework.data.redis.connection.RedisClusterConfiguration;
import org.springframework.data.redis.connection.RedisConfiguration;
import org.springframework.data.redis.connection.RedisSentinelConfiguration;
import org.springframework.data.redis.connection.RedisSocketConfiguration;
import org.springframework.data.redis.connection.RedisStandaloneConfiguration;
import org.springframework.data.redis.connection.lettuce.LettuceClientConfiguration;
import org.springframework.data.redis.connection.lettuce.LettuceConnectionFactory;
import org.springframework.data.redis.connection.lettuce.RedisCredentialsProviderFactory;

/** Where Redis is, by the connection factory of Spring Data Redis. */
class SpringDataRedisTest {

    private static final StateProperties STATE = new StateProperties(
            Store.MEMORY,
            Store.REDIS,
            Store.MEMORY,
            Store.MEMORY,
            Store.MEMORY,
            Store.MEMORY,
            new Jdbc(null, null, InitializeSchema.NEVER, null, null, null, Duration.ofMinutes(5)),
            new Redis(null, null, null, null));
    private static final LettuceClientConfiguration PLAIN = LettuceClientConfiguration.defaultConfiguration();

    private static RedisServer find(RedisStandaloneConfiguration server, LettuceClientConfiguration client) {
        return find(new LettuceConnectionFactory(server, client));
    }

    private static RedisServer find(LettuceConnectionFactory factory) {
        DefaultListableBeanFactory beans = new DefaultListableBeanFactory();
        beans.registerSingleton("redis", factory);
        return SpringDataRedis.find(beans.getBeanProvider(LettuceConnectionFactory.class), STATE)
                .orElseThrow();
    }

    @Test
    void takesAddressDatabaseAndPassword() {
        RedisStandaloneConfiguration server = new RedisStandaloneConfiguration("redis.example.com", 6380);
        server.setDatabase(3);
        server.setUsername("shop");
        server.setPassword("secret");

        RedisURI uri = find(server, PLAIN).uri();

        assertThat(uri.getHost()).isEqualTo("redis.example.com");
        assertThat(uri.getPort()).isEqualTo(6380);
        assertThat(uri.getDatabase()).isEqualTo(3);
        assertThat(uri.isSsl()).isFalse();
        assertThat(uri.getCredentialsProvider().resolveCredentials().block()).satisfies(credentials -> {
            assertThat(credentials.getUsername()).isEqualTo("shop");
            assertThat(credentials.getPassword()).containsExactly("secret".toCharArray());
        });
    }

    @Test
    void takesTlsAndTheNameOfTheClient() {
        SslOptions tls = SslOptions.builder().protocols("TLSv1.3").build();
        LettuceClientConfiguration client = LettuceClientConfiguration.builder()
                .clientName("shop")
                .clientOptions(ClientOptions.builder().sslOptions(tls).build())
                .useSsl()
                .verifyPeer(SslVerifyMode.CA)
                .build();

        RedisServer server = find(new RedisStandaloneConfiguration("redis.example.com"), client);

        assertThat(server.tls()).isSameAs(tls);
        assertThat(server.uri().isSsl()).isTrue();
        assertThat(server.uri().getVerifyMode()).isEqualTo(SslVerifyMode.CA);
        assertThat(server.uri().getClientName()).isEqualTo("shop");
    }

    @Test
    void takesSentinels() {
        RedisSentinelConfiguration servers = new RedisSentinelConfiguration().master("main");
        servers.sentinel("one.example.com", 26379).sentinel("two.example.com", 26380);
        servers.setDatabase(2);

        LettuceClientConfiguration client =
                LettuceClientConfiguration.builder().useSsl().build();
        RedisURI uri = find(new LettuceConnectionFactory(servers, client)).uri();

        assertThat(uri.getSentinelMasterId()).isEqualTo("main");
        assertThat(uri.getDatabase()).isEqualTo(2);
        assertThat(uri.getSentinels())
                .extracting(RedisURI::getHost)
                .containsExactlyInAnyOrder("one.example.com", "two.example.com");
        assertThat(uri.getSentinels()).allMatch(RedisURI::isSsl);
    }

    @Test
    void takesCredentialsThatAreMadeByTheApplication() {
        LettuceClientConfiguration client = LettuceClientConfiguration.builder()
                .redisCredentialsProviderFactory(new RedisCredentialsProviderFactory() {
                    @Override
                    public RedisCredentialsProvider createCredentialsProvider(RedisConfiguration configuration) {
                        return RedisCredentialsProvider.from(() -> RedisCredentials.just("rotating", "token"));
                    }
                })
                .build();

        RedisURI uri = find(new RedisStandaloneConfiguration("redis.example.com"), client)
                .uri();

        assertThat(uri.getCredentialsProvider().resolveCredentials().block())
                .extracting(RedisCredentials::getUsername)
                .isEqualTo("rotating");
    }

    @Test
    void refusesWhatTheStoresCannotUse() {
        List<RedisConfiguration> unsupported = List.of(
                new RedisClusterConfiguration(List.of("one.example.com:6379")),
                new RedisSocketConfiguration("/var/run/redis.sock"));

        assertThat(unsupported)
                .allSatisfy(servers -> assertThatThrownBy(() -> find(new LettuceConnectionFactory(servers, PLAIN)))
                        .isInstanceOfSatisfying(InvalidConfigurationException.class, invalid -> {
                            assertThat(invalid.property()).isEqualTo("sms-gateway.state.rates");
                            assertThat(invalid.action()).contains("add a bean of type RedisStores");
                        })
                        .hasMessageStartingWith("sms-redis cannot use "));
    }
}
