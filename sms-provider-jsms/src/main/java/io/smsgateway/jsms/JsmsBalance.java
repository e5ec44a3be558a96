package io.smsgateway.jsms;

import io.smsgateway.Balance;
import io.smsgateway.BalanceService;
import io.smsgateway.BalanceUnavailable;
import io.smsgateway.BalanceUnavailableException;
import io.smsgateway.Quota;
import io.smsgateway.Quota.Scope;
import io.smsgateway.Secret;
import io.smsgateway.http.VendorHttpClient;
import java.time.Clock;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** Reads the quotas of the application and, if its credentials are configured, of the account. */
final class JsmsBalance implements BalanceService {

    private final JsmsSettings settings;
    private final VendorHttpClient exchange;
    private final Clock clock;

    JsmsBalance(JsmsSettings settings, VendorHttpClient exchange, Clock clock) {
        this.settings = settings;
        this.exchange = exchange;
        this.clock = clock;
    }

    @Override
    public Balance balance() {
        Instant asOf = clock.instant();
        JsmsQuotas application = ask(Scope.APPLICATION, settings.appKey(), settings.masterSecret());
        JsmsQuotas account = askForAccount();
        BalanceUnavailable missing = application.missing();
        // quotas of the account are no use to an application that may not send
        if (missing != null && (account.quotas().isEmpty() || missing.reason().suspends())) {
            throw new BalanceUnavailableException(settings.id(), missing.reason(), reasons(missing, account.missing()));
        }
        List<Quota> quotas = new ArrayList<>(application.quotas());
        quotas.addAll(account.quotas());
        List<String> notes = new ArrayList<>(application.notes());
        notes.addAll(account.notes());
        boolean partial = application.quotas().isEmpty() || account.quotas().isEmpty();
        return Balance.of(settings.id(), asOf, quotas).withNotes(notes).withPartial(partial);
    }

    private JsmsQuotas askForAccount() {
        String devKey = settings.devKey();
        Secret apiDevSecret = settings.apiDevSecret();
        return devKey == null || apiDevSecret == null ? JsmsQuotas.NOT_ASKED : ask(Scope.ACCOUNT, devKey, apiDevSecret);
    }

    private JsmsQuotas ask(Scope scope, String key, Secret secret) {
        String path = scope == Scope.ACCOUNT ? "/v1/accounts/dev" : "/v1/accounts/app";
        return JsmsQuotas.of(settings.id(), scope, exchange.get(path, JsmsGateway.basic(key, secret)));
    }

    private static String reasons(BalanceUnavailable application, @Nullable BalanceUnavailable account) {
        return "application: " + application.detail()
                + (account == null ? "" : "; account: " + account.reason() + ", " + account.detail());
    }
}
