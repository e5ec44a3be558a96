package io.smsgateway.itniotech;

import io.smsgateway.Balance;
import io.smsgateway.BalanceService;
import io.smsgateway.http.RequestFailures.Failure;
import io.smsgateway.itniotech.ItniotechRequests.Call;
import java.time.Clock;
import java.time.Instant;
import java.util.List;
import java.util.Map;

/**
 * Reads the account's balance in money.
 *
 * @see <a href="https://www.itniotech.com/api/account/getBalance">getBalance</a>
 */
final class ItniotechBalance implements BalanceService {

    private final ItniotechSettings settings;
    private final ApiPaths site;
    private final ItniotechRequests requests;
    private final Clock clock;

    ItniotechBalance(ItniotechSettings settings, ApiPaths site, ItniotechRequests requests, Clock clock) {
        this.settings = settings;
        this.site = site;
        this.requests = requests;
        this.clock = clock;
    }

    @Override
    public Balance balance() {
        Instant asOf = clock.instant();
        Call call = Call.get(Product.SMS, site.sms() + "/getBalance");
        BalanceResponse reply =
                new BalanceResponse(settings.id(), requests.make(call, Map.class, Failure::balanceUnavailable));
        return Balance.of(settings.id(), asOf, reply.quotas(settings.currency()))
                .withNotes(notes());
    }

    private List<String> notes() {
        return settings.currency() == null
                ? List.of("the vendor does not name the currency, and none is configured for " + settings.id())
                : List.of();
    }
}
