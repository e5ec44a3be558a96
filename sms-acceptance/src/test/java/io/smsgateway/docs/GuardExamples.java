package io.smsgateway.docs;

import io.smsgateway.PhoneNumber;
import io.smsgateway.Secret;
import io.smsgateway.client.SmsClient;
import io.smsgateway.client.SmsClientBuilder;
import io.smsgateway.codes.CodeService;
import io.smsgateway.codes.CodeServiceBuilder;
import io.smsgateway.guard.GuardPolicy;
import io.smsgateway.guard.GuardSchema;
import io.smsgateway.guard.JdbcGuardStore;
import io.smsgateway.guard.SmsGuard;
import java.util.List;
import java.util.Map;
import javax.sql.DataSource;

/** The code of {@code docs/codes-guard.md}. */
final class GuardExamples {

    private GuardExamples() {}

    static CodeService guarded(
            SmsClientBuilder builder, CodeServiceBuilder codeBuilder, DataSource dataSource, String key) {
        GuardSchema.create(dataSource); // or run the script of the jar in a migration
        SmsGuard guard = SmsGuard.create(
                GuardPolicy.DEFAULT.withCountries(List.of("CN", "SG")),
                JdbcGuardStore.of(dataSource),
                Secret.of("guard key", key));
        SmsClient client = builder.guard(guard).build();
        CodeService codes = codeBuilder.gateway(client).listener(guard).build();
        return codes;
    }

    static void start(CodeService codes, PhoneNumber number, String session, String address, String shop) {
        codes.start(number, "login-code", session, Map.of(SmsGuard.CLIENT_ADDRESS, address, SmsGuard.TENANT, shop));
    }
}
