package io.smsgateway.acme;

import io.smsgateway.Balance;
import io.smsgateway.BalanceService;
import io.smsgateway.ProviderId;
import io.smsgateway.Quota;
import io.smsgateway.Refusal;
import io.smsgateway.Secret;
import io.smsgateway.SendResult;
import io.smsgateway.SmsContent.Text;
import io.smsgateway.http.HttpOutcome;
import io.smsgateway.http.HttpOutcome.Responded;
import io.smsgateway.http.HttpSettings;
import io.smsgateway.http.Json;
import io.smsgateway.http.RequestFailures;
import io.smsgateway.http.ResponseClassifier;
import io.smsgateway.http.UnreadableResponseException;
import io.smsgateway.http.VendorHttpClient;
import io.smsgateway.spi.Capabilities;
import io.smsgateway.spi.OutboundGateway;
import io.smsgateway.spi.OutboundMessage;
import io.smsgateway.spi.SmsProvider;
import java.math.BigDecimal;
import java.time.Clock;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import org.jspecify.annotations.Nullable;

/** Sends one text to up to 100 numbers a request, and answers with an id or an error word for each. */
final class AcmeProvider implements SmsProvider {

    private static final ProviderId ID = ProviderId.of("acme");
    private static final Map<String, Refusal> REFUSALS = Map.of(
            "bad_number", Refusal.INVALID_RECIPIENT,
            "no_money", Refusal.OUT_OF_CREDIT,
            "bad_key", Refusal.BAD_CREDENTIALS);

    record Send(List<String> to, String text) {}

    record One(@Nullable String id, @Nullable String error) {}

    record Said(
            @Nullable Map<String, One> results, @Nullable String error) {}

    record Credit(BigDecimal credit) {
        Credit {
            Objects.requireNonNull(credit);
        }
    }

    private final VendorHttpClient http;
    private final Map<String, String> headers;
    private final Clock clock;

    AcmeProvider(HttpSettings settings, Secret key, Clock clock) {
        http = new VendorHttpClient(settings);
        headers = Map.of("Acme-Key", key.reveal());
        this.clock = clock;
    }

    @Override
    public OutboundGateway gateway() {
        return messages -> http.send(ID, messages, "/send", headers, body(messages), answer -> read(answer, messages));
    }

    private static byte[] body(List<OutboundMessage> messages) {
        return Json.write(new Send(
                messages.stream().map(message -> message.to().e164()).toList(),
                ((Text) messages.get(0).content()).body()));
    }

    private static List<SendResult> read(Responded answer, List<OutboundMessage> messages) {
        ResponseClassifier classifier = new ResponseClassifier(ID, answer);
        Said said = Json.read(answer.body(), Said.class);
        Map<String, One> results = said.results() == null ? Map.of() : said.results();
        SendResult whole = said.error() == null
                ? results.isEmpty() ? classifier.noVerdict() : classifier.contradiction(null, "not listed")
                : refused(classifier, said.error());
        return messages.stream()
                .map(message -> results.get(message.to().e164()))
                .map(one -> one == null ? whole : one(classifier, one, said.error()))
                .toList();
    }

    private static SendResult one(ResponseClassifier classifier, One one, @Nullable String ofAll) {
        if (one.error() != null) {
            return refused(classifier, one.error());
        }
        return one.id() == null || ofAll != null
                ? classifier.contradiction(one.id(), "an id beside an error, or neither")
                : classifier.success(one.id());
    }

    private static SendResult refused(ResponseClassifier classifier, String word) {
        Refusal known = REFUSALS.get(word);
        return known == null ? classifier.unknownCode(word, "") : classifier.refusal(known, word, "acme says " + word);
    }

    @Override
    public BalanceService balance() {
        return () -> {
            HttpOutcome outcome = http.get("/credit", headers);
            if (!(outcome instanceof Responded answer) || answer.status() != 200) {
                throw new RequestFailures(ID, false).of(outcome).balanceUnavailable();
            }
            try {
                BigDecimal credit = Json.read(answer.body(), Credit.class).credit();
                Quota quota = new Quota(Quota.Scope.ACCOUNT, Quota.Kind.ANY, Quota.Unit.MESSAGES, credit, null);
                return Balance.of(ID, clock.instant(), List.of(quota));
            } catch (UnreadableResponseException unreadable) {
                throw new RequestFailures(ID, false).of(answer).balanceUnavailable();
            }
        };
    }

    @Override
    public ProviderId id() {
        return ID;
    }

    @Override
    public Capabilities capabilities() {
        return Capabilities.ofTexts(100);
    }

    @Override
    public void close() {
        http.close();
    }
}
