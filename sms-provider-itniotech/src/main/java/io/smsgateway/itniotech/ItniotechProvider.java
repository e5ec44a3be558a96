package io.smsgateway.itniotech;

import com.google.common.collect.ImmutableSet;
import io.smsgateway.BalanceService;
import io.smsgateway.PhoneNumber;
import io.smsgateway.ProviderId;
import io.smsgateway.Secret;
import io.smsgateway.SmsMessage;
import io.smsgateway.TimeSource;
import io.smsgateway.delivery.CallbackReceiver;
import io.smsgateway.delivery.DeliveryReports;
import io.smsgateway.delivery.InboundMessages;
import io.smsgateway.delivery.KnownMessages;
import io.smsgateway.delivery.UnknownReports;
import io.smsgateway.http.VendorHttpClient;
import io.smsgateway.reconciliation.SentRecords;
import io.smsgateway.spi.Capabilities;
import io.smsgateway.spi.OutboundGateway;
import io.smsgateway.spi.OutboundMessage;
import io.smsgateway.spi.SmsProvider;
import io.smsgateway.verification.VerificationService;
import java.security.SecureRandom;
import java.time.Clock;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.random.RandomGenerator;

/**
 * Provider for one account at Itniotech or a sister brand. Sends free text worldwide, up to 1000 numbers in a request;
 * starts and checks vendor codes; reads delivery reports, inbound messages and the balance in money. Safe for use by
 * multiple threads.
 */
public final class ItniotechProvider implements SmsProvider {

    private final ItniotechSettings settings;
    private final ApiPaths site;
    private final VendorHttpClient exchange;
    private final Capabilities capabilities;
    private final ItniotechRequests requests;
    private final OrderIds orderIds;
    private final Signer signer;
    private final ItniotechGateway gateway;
    private final BalanceService balance;
    private final Map<Class<?>, Object> services;

    /** Creates a provider that signs by the machine's clock. Takes about 30 ms, in which the key of order ids is derived. */
    public ItniotechProvider(ItniotechSettings settings) {
        this(settings, TimeSource.system().clock());
    }

    /**
     * Creates a provider that signs by this clock. Takes about 30 ms, in which the key of order ids is derived.
     *
     * @param clock should be right to a few minutes; if the vendor rejects it, the offset is learned from the vendor's
     *     {@code Date} header
     */
    public ItniotechProvider(ItniotechSettings settings, Clock clock) {
        this(settings, clock, new SecureRandom());
    }

    ItniotechProvider(ItniotechSettings settings, Clock clock, RandomGenerator random) {
        this.settings = settings;
        this.site = ApiPaths.of(settings.http().baseUrl());
        // first, because they fail on a JVM without their algorithms and the exchange would stay open
        this.signer = new Signer(settings.apiKey(), settings.apiSecret(), clock);
        this.orderIds = new OrderIds(random, settings.apiKey(), settings.apiSecret());
        this.exchange = new VendorHttpClient(settings.http().withBaseUrl(site.root()));
        this.capabilities = new ItniotechCapabilities(settings);
        this.requests = new ItniotechRequests(settings.id(), exchange, signer);
        this.gateway = new ItniotechGateway(settings, site, exchange, signer, orderIds);
        this.balance = new ItniotechBalance(settings, site, requests, clock);
        this.services = Map.of(
                VerificationService.class, new ItniotechVerification(capabilities, gateway, orderIds, requests),
                DeliveryReports.class, new ItniotechReports(site, settings.appId(), requests),
                SentRecords.class, new ItniotechSentRecords(site, settings.appId(), requests),
                InboundMessages.class, new ItniotechInbound(site, settings.appId(), requests));
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
     * Returns the service that starts and checks vendor codes, by text or call; needs {@link
     * ItniotechSettings#withCodes(String, int)}.
     */
    public VerificationService verification() {
        return get(VerificationService.class);
    }

    /**
     * Returns delivery reports by message id, for about 90 days; 200 ids in a request. A queued message has no report.
     */
    public DeliveryReports deliveryReports() {
        return get(DeliveryReports.class);
    }

    /**
     * Returns the vendor's records of sent messages by time range, for 90 days, in requests of 31 days and pages of
     * 50,000 records, of which one is held at a time; an empty page ends a request. Query past ranges only, because
     * pages shift while messages are being finished. A record at the second where two requests meet may be returned
     * twice.
     */
    public SentRecords sentRecords() {
        return get(SentRecords.class);
    }

    /**
     * Returns inbound messages by time range, since July 2022, in requests of 28 days and pages of 100 messages. A
     * message at the second where two requests meet may be returned twice; the vendor gives it no id.
     */
    public InboundMessages inboundMessages() {
        return get(InboundMessages.class);
    }

    /**
     * Returns a receiver of delivery reports and inbound messages that the vendor pushes to one URL or two, which its
     * staff configure on request. The vendor signs nothing: anyone who learns the URL can push anything. Therefore the
     * path contains a token, reports about unknown messages are discarded, and every event is {@link
     * io.smsgateway.delivery.DeliveryReport#unverified} until {@link DeliveryReports#query} or {@link #inboundMessages}
     * confirms it. Compare the number, too. A report with an order id of this account's provider is accepted as it is,
     * because it may arrive before the response to its send, or in its place: pass it to a {@link
     * io.smsgateway.reconciliation.Reconciler}. A discarded report is not pushed again: store an id before you need its
     * report, or query it. The same push may arrive more than once.
     *
     * @param token the last part of the URL's path, at least 32 random letters and digits; any other path is refused
     *     as not found
     * @param known the application's messages, by their {@link io.smsgateway.Accepted#messageId} or the {@link
     *     io.smsgateway.Unconfirmed#reference} of an unconfirmed one, such as one created with an earlier secret. It is
     *     not asked about inbound messages, because the vendor does not document whether their id is that of the
     *     message they reply to. If it throws, the vendor is asked to push again
     * @throws IllegalArgumentException if the token is too short or has other characters
     */
    public CallbackReceiver callbacks(String token, KnownMessages known) {
        return callbacks(token, known, UnknownReports.discard());
    }

    /**
     * Like {@link #callbacks(String, KnownMessages)}, with another policy for reports about unknown messages.
     *
     * @param unknown decides on reports whose message is not {@code known} and whose order id is not of this account
     */
    public CallbackReceiver callbacks(String token, KnownMessages known, UnknownReports unknown) {
        ItniotechSettings.Codes codes = settings.codes();
        Set<String> appIds =
                codes == null ? Set.of(settings.appId()) : ImmutableSet.of(settings.appId(), codes.appId());
        return new ItniotechCallbacks(new PushReader(settings.id()), orderIds, appIds, token, known, unknown);
    }

    /** Returns the operations on codes beyond starting and checking them. */
    public ItniotechOtp otp() {
        return new ItniotechOtp(requests, orderIds, settings.codes());
    }

    /** Returns the service that reports used codes to the vendor. */
    public ItniotechPostback postback() {
        return new ItniotechPostback(site, settings, requests);
    }

    /**
     * Returns the service for calls that read out a text.
     *
     * @param appId an application of the voice product, which differs from that of SMS
     */
    public ItniotechVoice voice(String appId) {
        Secret.of("voice-app-id", appId);
        WireValue.requirePart("voice-app-id", appId);
        return new ItniotechVoice(requests, appId);
    }

    @Override
    public <T> Optional<T> service(Class<T> type) {
        return Optional.ofNullable(services.get(type)).map(type::cast);
    }

    private <T> T get(Class<T> type) {
        return service(type).orElseThrow();
    }

    @Override
    public void warmUp() {
        String response =
                "{\"status\":\"0\",\"success\":\"1\",\"fail\":\"0\",\"array\":[{\"msgId\":\"1\",\"number\":\"8613800000000\"}]}";
        try (VendorHttpClient rehearsal = exchange.rehearsal(response)) {
            SmsMessage message = SmsMessage.text(PhoneNumber.of("+8613800000000"), "text");
            var unused = new ItniotechGateway(settings, site, rehearsal, signer, orderIds)
                    .sendAll(List.of(OutboundMessage.of(message, OutboundMessage.reference(0, 0))));
        }
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
