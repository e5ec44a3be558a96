package io.smsgateway.jsms;

import io.smsgateway.BalanceService;
import io.smsgateway.ProviderId;
import io.smsgateway.SmsGateway;
import io.smsgateway.TimeSource;
import io.smsgateway.http.HttpExchange;
import io.smsgateway.schedule.ScheduleService;
import io.smsgateway.spi.Capabilities;
import io.smsgateway.spi.SmsProvider;
import io.smsgateway.verification.VerificationService;
import java.time.Clock;
import java.util.Map;
import java.util.Optional;

/**
 * One application at JSMS (Jiguang). Sends the vendor's templates to mobiles of mainland China, up to 1000 at once, now
 * or later; has codes made, sent and checked; and reads the quotas of the application and, with its credentials, of the
 * account. A message's tag goes with a batch, and makes one of a message that is alone; codes have none. Safe for many
 * threads; close it when done.
 */
public final class JsmsProvider implements SmsProvider {

    private final JsmsSettings settings;
    private final HttpExchange exchange;
    private final SmsGateway gateway;
    private final BalanceService balance;
    private final JsmsCapabilities capabilities;
    private final VerificationService verification;
    private final ScheduleService schedules;

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
        capabilities = new JsmsCapabilities(settings);
        gateway = new JsmsGateway(capabilities, exchange);
        balance = new JsmsBalance(settings, exchange, clock);
        JsmsRequests requests = new JsmsRequests(settings, exchange);
        verification = new JsmsVerification(capabilities, gateway, requests);
        schedules = new JsmsSchedules(capabilities, requests);
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

    /**
     * Has JSMS make codes, send them by text or call, and check what a person typed. What a code that JSMS makes looks
     * like is for its template to say; one of the application's own goes by call only. A check is one request of {@link
     * io.smsgateway.MessageClass#TRANSACTIONAL} time-out.
     */
    public VerificationService verification() {
        return verification;
    }

    /**
     * Has JSMS keep messages and send them later, to the second. One message without a tag and a batch are two kinds of
     * schedule there; one can't become the other, and the id says which it is. Codes can't be planned.
     */
    public ScheduleService schedules() {
        return schedules;
    }

    @Override
    public <T> Optional<T> service(Class<T> type) {
        Map<Class<?>, Object> services =
                Map.of(VerificationService.class, verification, ScheduleService.class, schedules);
        return Optional.ofNullable(services.get(type)).map(type::cast);
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
