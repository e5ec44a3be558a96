package io.smsgateway.docs;

import io.lettuce.core.RedisURI;
import io.smsgateway.Secret;
import io.smsgateway.client.SmsClient;
import io.smsgateway.jdbc.JdbcSchema;
import io.smsgateway.jdbc.JdbcSettings;
import io.smsgateway.jdbc.JdbcStores;
import io.smsgateway.jsms.JsmsProvider;
import io.smsgateway.redis.RedisSettings;
import io.smsgateway.redis.RedisStores;
import javax.sql.DataSource;

/** The code of {@code docs/many-machines.md}. */
final class SharedStateExamples {

    private SharedStateExamples() {}

    static SmsClient database(DataSource dataSource, JsmsProvider jsms, String numberKey, String fingerprintKey) {
        JdbcSchema.create(dataSource);
        JdbcStores stores = JdbcStores.of(dataSource, JdbcSettings.of(Secret.of("number key", numberKey)));

        SmsClient client = SmsClient.builder()
                .provider(jsms)
                .idempotencyStore(stores.keys(), Secret.of("fingerprint key", fingerprintKey))
                .suspensions(stores.suspensions())
                .listener(stores.knownMessages())
                .build();
        return client;
    }

    static SmsClient redis(JsmsProvider jsms) {
        RedisStores stores = RedisStores.of(RedisURI.create("localhost", 6379), RedisSettings.DEFAULT);

        SmsClient client = SmsClient.builder()
                .provider(jsms)
                .rates(stores.rates())
                .suspensions(stores.suspensions())
                .build();
        return client;
    }
}
