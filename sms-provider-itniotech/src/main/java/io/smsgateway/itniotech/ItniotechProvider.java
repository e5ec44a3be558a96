package io.smsgateway.itniotech;

import io.smsgateway.BalanceService;
import io.smsgateway.ProviderId;
import io.smsgateway.SmsGateway;
import io.smsgateway.TimeSource;
import io.smsgateway.http.HttpExchange;
import io.smsgateway.spi.Capabilities;
import io.smsgateway.spi.SmsProvider;
import java.security.SecureRandom;
import java.time.Clock;
import java.util.random.RandomGenerator;

/**
 * Itniotech or a sister brand: sends free text worldwide, up to 1000 numbers in a request, and tells the account's
 * money. Safe for many threads.
 */
public final class ItniotechProvider implements SmsProvider {

    private final ItniotechSettings settings;
    private final HttpExchange exchange;
    private final Capabilities capabilities = new ItniotechCapabilities();
    private final ItniotechGateway gateway;
    private final BalanceService balance;

    /** A provider that signs by the machine's clock. */
    public ItniotechProvider(ItniotechSettings settings) {
        this(settings, TimeSource.system().clock());
    }

    /**
     * A provider that signs by this clock.
     *
     * @param clock should be right to a few minutes; where the vendor finds it wrong, the error is learnt from its
     *     {@code Date} header
     */
    public ItniotechProvider(ItniotechSettings settings, Clock clock) {
        this(settings, clock, new SecureRandom());
    }

    ItniotechProvider(ItniotechSettings settings, Clock clock, RandomGenerator random) {
        this.settings = settings;
        // first, for it fails on a JVM that can't sign, and the exchange would stay open
        Signer signer = new Signer(settings.apiKey(), settings.apiSecret(), clock);
        this.exchange = new HttpExchange(settings.http());
        this.gateway = new ItniotechGateway(settings, exchange, signer, new OrderIds(random));
        this.balance = new ItniotechBalance(settings, exchange, signer, clock);
    }

    @Override
    public ProviderId id() {
        return settings.id();
    }

    @Override
    public Capabilities capabilities() {
        return capabilities;
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
