package io.smsgateway.acme;

import static org.assertj.core.api.Assertions.assertThat;

import io.smsgateway.PhoneNumber;
import io.smsgateway.Quota;
import io.smsgateway.Secret;
import io.smsgateway.SmsMessage;
import io.smsgateway.http.HttpSettings;
import io.smsgateway.http.Json;
import io.smsgateway.spi.SmsProvider;
import io.smsgateway.testkit.Behaviour;
import io.smsgateway.testkit.FaultyServer;
import io.smsgateway.testkit.SmsProviderContract;
import java.math.BigDecimal;
import java.net.URI;
import java.nio.charset.StandardCharsets;
import java.time.Clock;
import java.time.Duration;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.atomic.AtomicInteger;
import org.junit.jupiter.api.Test;

final class AcmeProviderContractTest extends SmsProviderContract {

    private final AtomicInteger ids = new AtomicInteger();

    @Override
    protected SmsProvider provider(URI baseUrl, Duration responseTimeout) {
        HttpSettings http = HttpSettings.of(baseUrl).withResponseTimeout(responseTimeout);
        return new AcmeProvider(http, Secret.of("key", "canary-acme-key"), Clock.systemUTC());
    }

    @Override
    protected SmsMessage message(PhoneNumber to) {
        return SmsMessage.text(to, "a canary in a text");
    }

    @Override
    protected String acceptance(FaultyServer.Request request) {
        return answer(request, Map.of());
    }

    @Override
    protected String secondRefused(FaultyServer.Request request) {
        return answer(request, Map.of("error", "bad_number"));
    }

    @Override
    protected String secondMissing(FaultyServer.Request request) {
        return answer(request, Map.of("nothing", "useful"));
    }

    @Override
    protected Optional<String> acceptanceWithError(FaultyServer.Request request) {
        return Optional.of(acceptance(request).replaceFirst("}$", ",\"error\":\"no_money\"}"));
    }

    @Override
    protected Optional<Behaviour> refusal() {
        return Optional.of(Behaviour.respond(403, "{\"error\":\"bad_key\"}"));
    }

    @Override
    protected List<String> secrets() {
        return List.of("canary-acme-key");
    }

    @Test
    void readsTheCredit() {
        try (FaultyServer vendor = FaultyServer.start(Behaviour.respond(200, "{\"credit\":12}"));
                SmsProvider acme = provider(vendor.url(), Duration.ofSeconds(5))) {
            assertThat(acme.balance().balance().quotas())
                    .extracting(Quota::amount)
                    .containsExactly(BigDecimal.valueOf(12));
        }
    }

    private String answer(FaultyServer.Request request, Map<String, String> second) {
        Map<String, Object> all = new LinkedHashMap<>();
        byte[] body = request.body().getBytes(StandardCharsets.UTF_8);
        for (String number : Json.read(body, AcmeProvider.Send.class).to()) {
            all.put(number, all.size() == 1 && !second.isEmpty() ? second : Map.of("id", "a" + ids.incrementAndGet()));
        }
        return new String(Json.write(Map.of("results", all)), StandardCharsets.UTF_8);
    }
}
