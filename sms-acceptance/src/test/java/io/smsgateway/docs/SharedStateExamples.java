package io.smsgateway.docs;

import io.lettuce.core.RedisURI;
import io.smsgateway.Secret;
import io.smsgateway.catalog.MessageCatalog;
import io.smsgateway.client.SmsClient;
import io.smsgateway.jdbc.JdbcSchema;
import io.smsgateway.jdbc.JdbcSettings;
import io.smsgateway.jdbc.JdbcStores;
import io.smsgateway.jsms.JsmsProvider;
import io.smsgateway.redis.RedisSettings;
import io.smsgateway.redis.RedisStores;
import java.io.IOException;
import java.io.PrintWriter;
import java.nio.file.Files;
import java.nio.file.Path;
import javax.sql.DataSource;

/** The code of {@code docs/many-machines.md}, and of {@code docs/bulk.md} about a run after a crash. */
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

    static void resume(
            DataSource dataSource,
            JsmsProvider jsms,
            MessageCatalog catalog,
            String numberKey,
            String fingerprintKey,
            Path numbers,
            Path resultFile)
            throws IOException, InterruptedException {
        JdbcStores stores = JdbcStores.of(dataSource, JdbcSettings.of(Secret.of("number key", numberKey)));
        try (SmsClient client = SmsClient.builder()
                        .provider(jsms)
                        .catalog(catalog)
                        .idempotencyStore(stores.keys(), Secret.of("fingerprint key", fingerprintKey))
                        .build();
                PrintWriter results = new PrintWriter(Files.newBufferedWriter(resultFile), true)) {
            new Campaign(client, results).send(numbers);
        }
    }
}
