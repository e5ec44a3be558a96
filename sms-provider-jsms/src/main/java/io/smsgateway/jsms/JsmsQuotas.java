package io.smsgateway.jsms;

import io.smsgateway.BalanceUnavailable;
import io.smsgateway.ProviderId;
import io.smsgateway.Quota;
import io.smsgateway.Quota.Kind;
import io.smsgateway.Quota.Scope;
import io.smsgateway.Quota.Unit;
import io.smsgateway.Refusal;
import io.smsgateway.http.Decimals;
import io.smsgateway.http.HttpOutcome;
import io.smsgateway.http.HttpOutcome.Responded;
import io.smsgateway.http.Json;
import io.smsgateway.http.RequestFailures;
import io.smsgateway.http.UnreadableResponseException;
import java.math.BigDecimal;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/**
 * Outcome of one of the two balance queries.
 *
 * @param quotas the quotas that were read
 * @param notes notes for the reader of the balance
 * @param missing why there are no quotas; null if there are some, or if none were requested
 */
record JsmsQuotas(
        List<Quota> quotas, List<String> notes, @Nullable BalanceUnavailable missing) {

    static final JsmsQuotas NOT_ASKED = new JsmsQuotas(
            List.of(),
            List.of("only the application's quotas were read; configure dev-key and dev-secret to read the account's"),
            null);

    /** Suffix of a member's name after {@code app_} or {@code dev_}. Until November 2017 only the first existed. */
    private static final Map<String, Kind> KINDS = new LinkedHashMap<>();

    static {
        KINDS.put("balance", Kind.ANY);
        KINDS.put("voice", Kind.VOICE);
        KINDS.put("industry", Kind.TRANSACTIONAL);
        KINDS.put("market", Kind.MARKETING);
    }

    private static final int MAX_DIGITS = 18;

    static JsmsQuotas of(ProviderId provider, Scope scope, HttpOutcome outcome) {
        if (outcome instanceof Responded response) {
            try {
                return response.status() == 200 ? read(provider, scope, response) : refused(provider, scope, response);
            } catch (UnreadableResponseException unreadable) {
                return byOutcome(provider, scope, response);
            }
        }
        return byOutcome(provider, scope, outcome);
    }

    /** A map distinguishes a null member, which means unassigned, from an absent one. */
    private static JsmsQuotas read(ProviderId provider, Scope scope, Responded response) {
        Map<?, ?> members = Json.read(response.body(), Map.class);
        if (members.get("error") != null) {
            return refused(provider, scope, response);
        }
        String prefix = scope == Scope.ACCOUNT ? "dev_" : "app_";
        List<Quota> quotas = new ArrayList<>();
        for (Map.Entry<String, Kind> kind : KINDS.entrySet()) {
            String name = prefix + kind.getKey();
            if (members.containsKey(name)) {
                Object value = members.get(name);
                Optional<BigDecimal> amount =
                        Decimals.parse(String.valueOf(value)).flatMap(JsmsQuotas::whole);
                if (value != null && amount.isEmpty()) {
                    return missing(provider, scope, Refusal.UNRECOGNISED, name + " is not a number of messages");
                }
                quotas.add(quota(scope, kind.getValue(), amount.orElse(null)));
            }
        }
        return quotas.isEmpty()
                ? missing(provider, scope, Refusal.UNRECOGNISED, "the response has no " + prefix + "balance")
                : new JsmsQuotas(quotas, List.of(), null);
    }

    /** Returns a number without a fraction; negative if the quota is overdrawn. */
    private static Optional<BigDecimal> whole(BigDecimal amount) {
        return Optional.of(amount)
                .filter(value -> value.stripTrailingZeros().scale() <= 0)
                .map(value -> value.setScale(0))
                .filter(value -> value.precision() <= MAX_DIGITS);
    }

    private static JsmsQuotas refused(ProviderId provider, Scope scope, Responded response) {
        Wire.Failure error =
                Json.read(response.body(), Wire.FailedResponse.class).error();
        String code = error == null ? null : error.code();
        JsmsCode known = code == null ? null : JsmsCode.of(code).orElse(null);
        if (known == null) {
            return byOutcome(provider, scope, response);
        }
        if (known.code().equals(JsmsCode.APP_QUOTA_NOT_ASSIGNED) && scope == Scope.APPLICATION) {
            List<Quota> unassigned = KINDS.values().stream()
                    .map(kind -> quota(scope, kind, null))
                    .toList();
            return new JsmsQuotas(unassigned, List.of(known.meaning() + " (" + known.code() + ")"), null);
        }
        Refusal refusal = known.refusal();
        return missing(
                provider,
                scope,
                refusal == null ? Refusal.UNAVAILABLE : refusal,
                "code " + known.code() + ": " + known.meaning());
    }

    private static JsmsQuotas byOutcome(ProviderId provider, Scope scope, HttpOutcome outcome) {
        BalanceUnavailable why = new RequestFailures(provider, false)
                .of(outcome)
                .balanceUnavailable()
                .result();
        return missing(provider, scope, why.reason(), why.detail());
    }

    private static JsmsQuotas missing(ProviderId provider, Scope scope, Refusal reason, String detail) {
        String whose = scope == Scope.ACCOUNT ? "account" : "application";
        return new JsmsQuotas(
                List.of(),
                List.of(whose + " quotas cannot be read: " + reason + ", " + detail),
                BalanceUnavailable.of(provider, reason, detail));
    }

    private static Quota quota(Scope scope, Kind kind, @Nullable BigDecimal amount) {
        return new Quota(scope, kind, Unit.MESSAGES, amount, null);
    }
}
