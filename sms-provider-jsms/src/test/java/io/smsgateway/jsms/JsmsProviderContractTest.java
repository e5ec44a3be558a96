package io.smsgateway.jsms;

import io.smsgateway.PhoneNumber;
import io.smsgateway.SmsContent.VendorTemplate;
import io.smsgateway.SmsMessage;
import io.smsgateway.spi.SmsProvider;
import io.smsgateway.testkit.Behaviour;
import io.smsgateway.testkit.FaultyServer;
import io.smsgateway.testkit.SmsProviderContract;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.URI;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.atomic.AtomicLong;
import java.util.function.BiConsumer;
import java.util.regex.MatchResult;
import java.util.regex.Pattern;

final class JsmsProviderContractTest extends SmsProviderContract {

    private static final Pattern MOBILE = Pattern.compile("\"mobile\":\"(\\d+)\"");

    private final AtomicLong ids = new AtomicLong(288_193_860_302L);

    @Override
    protected SmsProvider provider(URI baseUrl, Duration responseTimeout) {
        JsmsSettings settings = Jsms.settings(baseUrl);
        return new JsmsProvider(settings.withHttp(settings.http().withResponseTimeout(responseTimeout))
                .withAccount(Jsms.DEV_KEY, Jsms.API_DEV_SECRET));
    }

    @Override
    protected SmsMessage message(PhoneNumber to) {
        return SmsMessage.of(to, VendorTemplate.of("1", Map.of("code", "canary-460123")));
    }

    @Override
    protected String acceptance(FaultyServer.Request request) {
        return request.path().endsWith("/batch")
                ? batch(request, -1, "")
                : "{\"msg_id\":" + ids.incrementAndGet() + "}";
    }

    @Override
    protected String secondRefused(FaultyServer.Request request) {
        return batch(request, 1, ",\"error_code\":\"50006\",\"error_message\":\"invalid mobile\"");
    }

    @Override
    protected String secondMissing(FaultyServer.Request request) {
        List<String> entries = new ArrayList<>(entries(request));
        entries.remove(1);
        return "{\"recipients\":[" + String.join(",", entries) + "]}";
    }

    @Override
    protected Optional<String> secondDoubled(FaultyServer.Request request) {
        List<String> entries = new ArrayList<>(entries(request));
        entries.add(entries.get(1));
        entries.add("{\"mobile\":\"13800138099\",\"msg_id\":\"99\"}");
        return Optional.of("{\"recipients\":[" + String.join(",", entries) + "]}");
    }

    /** A refused entry of the vendor's always has an id. */
    @Override
    protected Optional<String> secondRefusedWithId(FaultyServer.Request request) {
        return Optional.of(secondRefused(request));
    }

    @Override
    protected Optional<String> acceptanceWithError(FaultyServer.Request request) {
        return Optional.of(acceptance(request).replaceFirst("}$", ",\"error\":{\"code\":50009,\"message\":\"\"}}"));
    }

    private String batch(FaultyServer.Request request, int odd, String mark) {
        List<String> entries = new ArrayList<>(entries(request));
        if (odd >= 0) {
            entries.set(odd, entries.get(odd).replace("}", mark + "}"));
        }
        int failures = odd < 0 ? 0 : 1;
        return "{\"success_count\":" + (entries.size() - failures) + ",\"failure_count\":" + failures
                + ",\"recipients\":[" + String.join(",", entries) + "]}";
    }

    private List<String> entries(FaultyServer.Request request) {
        return MOBILE.matcher(request.body())
                .results()
                .map((MatchResult mobile) -> "{" + mobile.group() + ",\"msg_id\":\"" + ids.incrementAndGet() + "\"}")
                .toList();
    }

    @Override
    protected List<String> secrets() {
        return List.of(
                Jsms.APP_KEY, Jsms.MASTER_SECRET, Jsms.DEV_KEY, Jsms.API_DEV_SECRET, "YWFhYWFhYWFh", "Y2FuYXJ5RGV2");
    }

    @Override
    protected Optional<Behaviour> refusal() {
        return Optional.of(Behaviour.respond(403, Jsms.fixture("error.json")));
    }

    @Override
    protected Optional<Behaviour> protectiveRefusal() {
        return Optional.of(Behaviour.respond(403, "{\"error\":{\"code\":50024,\"message\":\"unsubscribed mobile\"}}"));
    }

    @Override
    protected Optional<BiConsumer<SmsProvider, String>> form() {
        return Optional.of((provider, text) -> {
            try {
                SignatureApplication signature = SignatureApplication.of(
                        text,
                        SignatureApplication.Type.COMPANY,
                        SignatureApplicationTest.owner(),
                        SignatureApplicationTest.png());
                ((JsmsProvider) provider).signatures().create(signature);
            } catch (IOException unreadable) {
                throw new UncheckedIOException(unreadable);
            }
        });
    }

    @Override
    protected Optional<Behaviour> refusalSaying(String words) {
        return Optional.of(Behaviour.respond(403, "{\"error\":{\"code\":50999,\"message\":\"" + words + "\"}}"));
    }
}
