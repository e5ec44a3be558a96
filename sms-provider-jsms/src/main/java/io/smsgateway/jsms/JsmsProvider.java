package io.smsgateway.jsms;

import io.smsgateway.BalanceService;
import io.smsgateway.ProviderId;
import io.smsgateway.Secret;
import io.smsgateway.TimeSource;
import io.smsgateway.delivery.CallbackReceiver;
import io.smsgateway.delivery.DeliveryReports;
import io.smsgateway.delivery.InMemoryNonceStore;
import io.smsgateway.delivery.InboundMessages;
import io.smsgateway.delivery.NonceStore;
import io.smsgateway.http.VendorHttpClient;
import io.smsgateway.schedule.ScheduleService;
import io.smsgateway.spi.Capabilities;
import io.smsgateway.spi.OutboundGateway;
import io.smsgateway.spi.SmsProvider;
import io.smsgateway.verification.VerificationService;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;

/**
 * Provider for one application at JSMS (Jiguang). Sends the vendor's templates to mobile numbers of mainland China, up
 * to 1000 in a request, now or on a schedule; starts and checks vendor codes; reads the quotas of the application and,
 * with its credentials, of the account. A message with a tag is sent as a batch; codes have no tag. Safe for use by
 * multiple threads; close it when done.
 */
public final class JsmsProvider implements SmsProvider {

    /** About 57 MB when full: callbacks of 14 hours at five per second. */
    private static final int NONCES = 250_000;

    private final JsmsSettings settings;
    private final VendorHttpClient exchange;
    private final OutboundGateway gateway;
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

    /** Creates a provider with the system's clocks. */
    public JsmsProvider(JsmsSettings settings) {
        this(settings, TimeSource.system());
    }

    /**
     * Creates a provider with another source of time.
     *
     * @param time stamps balances, checks the timestamps of callbacks, and spaces the polls of {@link
     *     #deliveryReports} and {@link #inboundMessages}
     */
    public JsmsProvider(JsmsSettings settings, TimeSource time) {
        this.settings = settings;
        exchange = new VendorHttpClient(settings.http());
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
    public OutboundGateway gateway() {
        return gateway;
    }

    @Override
    public int maxConcurrentRequests() {
        return settings.http().maxConnections();
    }

    @Override
    public BalanceService balance() {
        return balance;
    }

    /**
     * Returns the service that starts and checks vendor codes, by text or call. The JSMS template determines the form
     * of a text code; an application's own code is sent by call only. A check is one request with the response timeout
     * of {@link io.smsgateway.MessageClass#TRANSACTIONAL}.
     */
    public VerificationService verification() {
        return verification;
    }

    /**
     * Returns the service for messages that JSMS keeps and sends later, with a precision of one second. A single
     * message without a tag and a batch are two kinds of schedule there; neither can become the other, and the id
     * records the kind. Codes cannot be scheduled.
     */
    public ScheduleService schedules() {
        return schedules;
    }

    /** Returns the service that manages templates. */
    public JsmsTemplates templates() {
        return templates;
    }

    /** Returns the service that manages signatures. */
    public JsmsSignatures signatures() {
        return signatures;
    }

    /**
     * Returns delivery reports by polling. The vendor returns reports only while no callback for them is set in the
     * console, and keeps them for three days. {@code poll} waits until five seconds have passed since this provider's
     * last poll.
     */
    public DeliveryReports deliveryReports() {
        return deliveryReports;
    }

    /**
     * Returns inbound messages by polling. The vendor returns them only while no callback for them is set in the
     * console, and keeps them for three days. {@code poll} waits until five seconds have passed since this provider's
     * last poll.
     */
    public InboundMessages inboundMessages() {
        return inboundMessages;
    }

    /**
     * Returns a receiver of callbacks for a single process. Nonces, up to 250,000, live as long as this provider and
     * are shared by all receivers that this method returns. Five callbacks per second for 14 hours fill the store;
     * further callbacks are then refused with an error, repeated by the vendor, and lost in the end. For more traffic
     * use {@link #callbacks(NonceStore)} with a larger store.
     *
     * <p>The vendor signs neither type nor data: anyone who has seen one callback can use its signature once for any
     * content. Therefore accept callbacks only over https and under a path that cannot be guessed, use only reports
     * about messages that you sent, to the number they were sent to, and never send because of a callback. A timestamp
     * is accepted from 14 hours in the past, because the vendor's last repetition comes after twelve, to 5 minutes in
     * the future.
     */
    public CallbackReceiver callbacks() {
        return callbacks(nonces);
    }

    /**
     * Returns a receiver of callbacks for several processes.
     *
     * @param shared keeps the nonces of all processes; size it for 14 hours
     */
    public CallbackReceiver callbacks(NonceStore shared) {
        return callbacks(
                shared,
                Stream.of(settings.masterSecret(), settings.previousMasterSecret())
                        .flatMap(Stream::ofNullable)
                        .toList());
    }

    /**
     * Returns a receiver that also accepts callbacks signed with the previous master secret, while the secret is being
     * changed.
     *
     * @param shared keeps the nonces of all processes; size it for 14 hours
     * @param previousMasterSecret the previous secret; remove it 14 hours after the change
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
    public void warmUp() {
        JsmsGateway.rehearse(capabilities, exchange);
        exchange.warmUp();
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
