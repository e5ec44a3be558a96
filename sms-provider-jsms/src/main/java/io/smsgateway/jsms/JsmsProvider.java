package io.smsgateway.jsms;

import io.smsgateway.BalanceService;
import io.smsgateway.ProviderId;
import io.smsgateway.SmsGateway;
import io.smsgateway.TimeSource;
import io.smsgateway.http.HttpExchange;
import io.smsgateway.spi.Capabilities;
import io.smsgateway.spi.SmsProvider;
import java.time.Clock;

/**
 * One application at JSMS (Jiguang). Sends the vendor's templates to mobiles of mainland China, up to 1000 at once, and
 * reads the quotas of the application and, with its credentials, of the account. Safe for many threads; close it when
 * done.
 */
public final class JsmsProvider implements SmsProvider {

    private final JsmsSettings settings;
    private final HttpExchange exchange;
    private final SmsGateway gateway;
    private final BalanceService balance;

    public JsmsProvider(JsmsSettings settings) {
        this(settings, TimeSource.system().clock());
    }

    /**
     * With another clock.
     *
     * @param clock stamps balances
     */
    public JsmsProvider(JsmsSettings settings, Clock clock) {
        this.settings = settings;
        exchange = new HttpExchange(settings.http());
        gateway = new JsmsGateway(settings, exchange);
        balance = new JsmsBalance(settings, exchange, clock);
    }

    @Override
    public ProviderId id() {
        return settings.id();
    }

    @Override
    public Capabilities capabilities() {
        return JsmsCapabilities.INSTANCE;
    }

    @Override
    public SmsGateway gateway() {
        return gateway;
    }

    @Override
    public BalanceService balance() {
        return balance;
    }

    @Override
    public void close() {
        exchange.close();
    }

    @Override
    public String toString() {
        return gateway.toString();
    }
}
