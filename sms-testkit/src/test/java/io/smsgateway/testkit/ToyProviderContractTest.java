package io.smsgateway.testkit;

import io.smsgateway.PhoneNumber;
import io.smsgateway.SmsMessage;
import io.smsgateway.spi.SmsProvider;
import java.net.URI;
import java.time.Duration;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.atomic.AtomicInteger;

/** The contract can be passed. */
class ToyProviderContractTest extends SmsProviderContract {

    static final String SECRET = "canary-secret";

    private final AtomicInteger ids = new AtomicInteger();

    @Override
    protected SmsProvider provider(URI baseUrl, Duration responseTimeout) {
        return new ToyProvider(baseUrl, responseTimeout);
    }

    @Override
    protected SmsMessage message(PhoneNumber to) {
        return SmsMessage.text(to, "canary text");
    }

    @Override
    protected String acceptance(FaultyServer.Request request) {
        return answer(request, -1, "");
    }

    @Override
    protected String secondRefused(FaultyServer.Request request) {
        return answer(request, 1, "!refused ");
    }

    @Override
    protected String secondMissing(FaultyServer.Request request) {
        return answer(request, 1, "?");
    }

    @Override
    protected Optional<String> secondRefusedWithId(FaultyServer.Request request) {
        return Optional.of(answer(request, 1, "!refused=17 "));
    }

    @Override
    protected Optional<String> secondDoubled(FaultyServer.Request request) {
        String second = request.body().lines().toList().get(1);
        return Optional.of(answer(request, 1, "=17 " + second + "=18 13800138099=19 "));
    }

    @Override
    protected Optional<String> acceptanceWithError(FaultyServer.Request request) {
        return Optional.of("ERROR " + acceptance(request));
    }

    private String answer(FaultyServer.Request request, int odd, String mark) {
        StringBuilder answer = new StringBuilder("BEGIN ");
        List<String> numbers = request.body().lines().toList();
        for (int i = 0; i < numbers.size(); i++) {
            answer.append(numbers.get(i)).append(i == odd ? mark : "=" + ids.incrementAndGet() + " ");
        }
        return answer.append("END").toString();
    }

    @Override
    protected List<String> secrets() {
        return List.of(SECRET);
    }

    @Override
    protected Optional<Behaviour> refusal() {
        return Optional.of(Behaviour.respond(403, "no"));
    }

    @Override
    protected Optional<Behaviour> protectiveRefusal() {
        return Optional.of(Behaviour.respond(403, "opted out"));
    }
}
