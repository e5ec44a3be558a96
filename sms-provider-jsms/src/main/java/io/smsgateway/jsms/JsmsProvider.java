package io.smsgateway.jsms;

import io.smsgateway.BalanceService;
import io.smsgateway.ProviderId;
import io.smsgateway.Secret;
import io.smsgateway.SmsGateway;
import io.smsgateway.TimeSource;
import io.smsgateway.delivery.CallbackReceiver;
import io.smsgateway.delivery.DeliveryReports;
import io.smsgateway.delivery.InMemoryNonceStore;
import io.smsgateway.delivery.InboundMessages;
import io.smsgateway.delivery.NonceStore;
import io.smsgateway.http.HttpExchange;
import io.smsgateway.schedule.ScheduleService;
import io.smsgateway.spi.Capabilities;
import io.smsgateway.spi.SmsProvider;
import io.smsgateway.verification.VerificationService;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;

/**
 * One application at JSMS (Jiguang). Sends the vendor's templates to mobiles of mainland China, up to 1000 at once, now
 * or later; has codes made, sent and checked; and reads the quotas of the application and, with its credentials, of the
 * account. A message's tag goes with a batch, and makes one of a message that is alone; codes have none. Safe for many
 * threads; close it when done.
 */
public final class JsmsProvider implements SmsProvider {

    /** Some 57 MB when full: callbacks of 14 hours at five a second. */
    private static final int NONCES = 250_000;

    private final JsmsSettings settings;
    private final HttpExchange exchange;
    private final SmsGateway gateway;
    private final BalanceService balance;
    private final TimeSource time;
    private final JsmsCapabilities capabilities;
    private final VerificationService verification;
    private final ScheduleService schedules;
    private final JsmsTemplates templates;
    private final JsmsSignatures signatures;
    private final DeliveryReports deliveryReports;
    private final InboundMessages inboundMessages;
    private final NonceStore nonces;

    public JsmsProvider(JsmsSettings settings) {
        this(settings, TimeSource.system());
    }

    /**
     * With time from elsewhere.
     *
     * @param time stamps balances, judges the stamps of callbacks, and keeps the pace of {@link #deliveryReports} and
     *     {@link #inboundMessages}
     */
    public JsmsProvider(JsmsSettings settings, TimeSource time) {
        this.settings = settings;
        exchange = new HttpExchange(settings.http());
        this.time = time;
        capabilities = new JsmsCapabilities(settings);
        gateway = new JsmsGateway(capabilities, exchange);
        balance = new JsmsBalance(settings, exchange, time.clock());
        JsmsRequests requests = new JsmsRequests(settings, exchange);
        verification = new JsmsVerification(capabilities, gateway, requests);
        schedules = new JsmsSchedules(capabilities, requests);
        templates = new JsmsTemplates(requests);
        signatures = new JsmsSignatures(requests);
        EventReader events = new EventReader(settings.id());
        deliveryReports =
                new JsmsReports(new PolledQueue<>(settings.id(), requests, time, "/v1/report", events::report));
        inboundMessages =
                new JsmsInboundMessages(new PolledQueue<>(settings.id(), requests, time, "/v1/reply", events::reply));
        nonces = new InMemoryNonceStore(time.clock(), NONCES);
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

    public JsmsTemplates templates() {
        return templates;
    }

    public JsmsSignatures signatures() {
        return signatures;
    }

    /**
     * Delivery reports by asking; the vendor answers only while no callback for them is set in the console, and keeps
     * them for three days. {@code poll} waits until five seconds have passed since this provider's last one.
     */
    public DeliveryReports deliveryReports() {
        return deliveryReports;
    }

    /**
     * What people wrote back, by asking; the vendor answers only while no callback for it is set in the console, and
     * keeps it for three days. {@code poll} waits until five seconds have passed since this provider's last one.
     */
    public InboundMessages inboundMessages() {
        return inboundMessages;
    }

    /**
     * Receives callbacks where one process does; their nonces, up to 250,000, live and die with this provider, and are
     * the same for all receivers that this method returns. Where there are that many, which five a second make in 14
     * hours, further callbacks are not handled but asked for again, and lost in the end: whoever sends more hands in a
     * store with more room, see {@link #callbacks(NonceStore)}.
     *
     * <p>The vendor signs neither type nor data: whoever saw one callback can say anything by it, once. So take callbacks
     * under https only and under a path that can't be guessed, believe only what is about a message that you sent, to the
     * number it was sent to, and send nothing on the word of a callback. A stamp is good from 14 hours back, for the
     * vendor's last repetition comes after twelve, to 5 minutes ahead.
     */
    public CallbackReceiver callbacks() {
        return callbacks(nonces);
    }

    /**
     * The same where several processes receive callbacks.
     *
     * @param shared remembers the nonces of all; give it room for those of 14 hours
     */
    public CallbackReceiver callbacks(NonceStore shared) {
        return callbacks(shared, List.of(settings.masterSecret()));
    }

    /**
     * The same while the master secret is being changed: callbacks signed with the old one are taken, too.
     *
     * @param shared remembers the nonces of all; give it room for those of 14 hours
     * @param previousMasterSecret the old one; take it away 14 hours after the change
     */
    public CallbackReceiver callbacks(NonceStore shared, String previousMasterSecret) {
        Secret previous = Secret.of("previous-master-secret", previousMasterSecret);
        return callbacks(shared, List.of(settings.masterSecret(), previous));
    }

    private CallbackReceiver callbacks(NonceStore shared, List<Secret> secrets) {
        CallbackSignature signature = new CallbackSignature(settings.appKey(), secrets);
        return new JsmsCallbacks(new EventReader(settings.id()), signature, shared, time.clock());
    }

    @Override
    public <T> Optional<T> service(Class<T> type) {
        return Stream.of(verification, schedules, deliveryReports, inboundMessages)
                .filter(type::isInstance)
                .map(type::cast)
                .findFirst();
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
