package io.smsgateway.itniotech;

import io.smsgateway.Balance;
import io.smsgateway.BalanceService;
import io.smsgateway.BalanceUnavailable;
import io.smsgateway.BalanceUnavailableException;
import io.smsgateway.Refusal;
import io.smsgateway.http.HttpExchange;
import io.smsgateway.http.HttpOutcome;
import io.smsgateway.http.HttpOutcome.Answered;
import io.smsgateway.http.HttpVerdict;
import io.smsgateway.http.Json;
import io.smsgateway.http.UnreadableAnswerException;
import java.time.Clock;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/**
 * Asks for the account's money.
 *
 * @see <a href="https://www.itniotech.com/api/account/getBalance">getBalance</a>
 */
final class ItniotechBalance implements BalanceService {

    private final ItniotechSettings settings;
    private final HttpExchange exchange;
    private final Signer signer;
    private final Clock clock;

    ItniotechBalance(ItniotechSettings settings, HttpExchange exchange, Signer signer, Clock clock) {
        this.settings = settings;
        this.exchange = exchange;
        this.signer = signer;
        this.clock = clock;
    }

    @Override
    public Balance balance() {
        Instant asOf = clock.instant();
        Signer.Signed signed = signer.sign();
        HttpOutcome outcome = exchange.get("/getBalance", signed.headers());
        if (outcome instanceof Answered answered) {
            return read(answered, signed, asOf);
        }
        throw HttpVerdict.noBalance(settings.id(), outcome);
    }

    private Balance read(Answered answered, Signer.Signed signed, Instant asOf) {
        BalanceReply reply = new BalanceReply(settings.id(), members(answered));
        String status = reply.status().orElse("");
        if (!status.equals(StatusCode.SUCCESS)) {
            throw refused(reply, status, answered, signed);
        }
        if (answered.status() < 200 || answered.status() > 299) {
            throw unavailable(Refusal.UNRECOGNISED, "the vendor says success under HTTP " + answered.status());
        }
        return new Balance(settings.id(), asOf, reply.quotas(settings.currency()), notes());
    }

    private Map<?, ?> members(Answered answered) {
        try {
            return Json.read(answered.body(), Map.class);
        } catch (UnreadableAnswerException unreadable) {
            throw HttpVerdict.noBalance(settings.id(), answered);
        }
    }

    private List<String> notes() {
        return settings.currency() == null
                ? List.of("the vendor does not say the currency, and none is configured for " + settings.id())
                : List.of();
    }

    private BalanceUnavailableException refused(
            BalanceReply reply, String status, Answered answered, Signer.Signed signed) {
        Optional<StatusCode> known = StatusCode.of(status);
        if (known.isEmpty()) {
            BalanceUnavailable byStatus =
                    HttpVerdict.noBalance(settings.id(), answered).answer();
            return unavailable(
                    byStatus.reason(),
                    byStatus.detail() + ": "
                            + (status.isBlank() ? "no status" : "unknown status " + status + " " + reply.reason()));
        }
        StatusCode code = known.get();
        String again = code == StatusCode.TIMESTAMP && signer.learn(signed.at(), answered.date())
                ? "; the vendor's time is used from now on, ask again"
                : "";
        return unavailable(
                code.refusal().orElse(Refusal.UNAVAILABLE), status + ": " + code.detail(reply.reason()) + again);
    }

    private BalanceUnavailableException unavailable(Refusal reason, String detail) {
        return new BalanceUnavailableException(settings.id(), reason, detail);
    }

    @Override
    public String toString() {
        return "ItniotechBalance{app " + settings.maskedAppId() + "}";
    }
}
