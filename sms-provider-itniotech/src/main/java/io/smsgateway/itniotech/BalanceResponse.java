package io.smsgateway.itniotech;

import io.smsgateway.BalanceUnavailableException;
import io.smsgateway.ProviderId;
import io.smsgateway.Quota;
import io.smsgateway.Quota.Kind;
import io.smsgateway.Refusal;
import io.smsgateway.http.Decimals;
import java.math.BigDecimal;
import java.util.ArrayList;
import java.util.Currency;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * Response to a balance query: up to three amounts as decimal text of any scale. A map, because a missing member
 * differs from a null one.
 */
final class BalanceResponse {

    private final ProviderId provider;
    private final Map<?, ?> members;

    BalanceResponse(ProviderId provider, Map<?, ?> members) {
        this.provider = provider;
        this.members = members;
    }

    /**
     * Returns the amounts. The paid amount is required; a missing gift or credit yields no quota, a null one a quota
     * without an amount.
     *
     * @throws BalanceUnavailableException if an amount is not a decimal
     */
    List<Quota> quotas(@Nullable Currency currency) {
        List<Quota> quotas = new ArrayList<>(3);
        if (!members.containsKey("balance")) {
            throw unreadable("the response has no \"balance\"");
        }
        quotas.add(quota(Kind.PAID, amount("balance"), currency));
        if (members.containsKey("gift")) {
            quotas.add(quota(Kind.GIFT, amount("gift"), currency));
        }
        if (members.containsKey("credit")) {
            quotas.add(quota(Kind.CREDIT, amount("credit"), currency));
        }
        return quotas;
    }

    private static Quota quota(Kind kind, @Nullable BigDecimal amount, @Nullable Currency currency) {
        return new Quota(Quota.Scope.ACCOUNT, kind, Quota.Unit.MONEY, amount, currency);
    }

    private @Nullable BigDecimal amount(String member) {
        Object written = members.get(member);
        return written == null
                ? null
                : Decimals.parse(written.toString())
                        .orElseThrow(() -> unreadable("\"" + member + "\" is not a decimal: \"" + written + "\""));
    }

    private BalanceUnavailableException unreadable(String detail) {
        return new BalanceUnavailableException(provider, Refusal.UNRECOGNISED, detail);
    }
}
