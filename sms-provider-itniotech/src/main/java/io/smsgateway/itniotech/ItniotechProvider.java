package io.smsgateway.itniotech;

import io.smsgateway.BalanceService;
import io.smsgateway.ProviderId;
import io.smsgateway.Secret;
import io.smsgateway.SmsGateway;
import io.smsgateway.TimeSource;
import io.smsgateway.delivery.CallbackReceiver;
import io.smsgateway.delivery.DeliveryReports;
import io.smsgateway.delivery.InboundMessages;
import io.smsgateway.http.HttpExchange;
import io.smsgateway.reconciliation.SentRecords;
import io.smsgateway.spi.Capabilities;
import io.smsgateway.spi.SmsProvider;
import io.smsgateway.verification.VerificationService;
import java.security.SecureRandom;
import java.time.Clock;
import java.util.Map;
import java.util.Optional;
import java.util.function.Predicate;
import java.util.random.RandomGenerator;

/**
 * Itniotech or a sister brand: sends free text worldwide, up to 1000 numbers in a request; has codes made, sent and
 * checked; tells what became of messages, what was written back, and the account's money. Safe for many threads.
 */
public final class ItniotechProvider implements SmsProvider {

    private final ItniotechSettings settings;
    private final ApiPaths site;
    private final HttpExchange exchange;
    private final Capabilities capabilities;
    private final ItniotechRequests requests;
    private final OrderIds orderIds;
    private final ItniotechGateway gateway;
    private final BalanceService balance;
    private final Map<Class<?>, Object> services;

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
        this.site = ApiPaths.of(settings.http().baseUrl());
        // first, for it fails on a JVM that can't sign, and the exchange would stay open
        Signer signer = new Signer(settings.apiKey(), settings.apiSecret(), clock);
        this.exchange = new HttpExchange(settings.http().at(site.root()));
        this.capabilities = new ItniotechCapabilities(settings);
        this.requests = new ItniotechRequests(settings.id(), exchange, signer);
        this.orderIds = new OrderIds(random, settings.apiSecret());
        this.gateway = new ItniotechGateway(settings, site, exchange, signer, orderIds);
        this.balance = new ItniotechBalance(settings, site, requests, clock);
        this.services = Map.of(
                VerificationService.class, new ItniotechVerification(capabilities, gateway, requests),
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
    public SmsGateway gateway() {
        return gateway;
    }

    @Override
    public BalanceService balance() {
        return balance;
    }

    /** Has codes made, sent by text or call, and checked; needs {@link ItniotechSettings#codes(String, int)}. */
    public VerificationService verification() {
        return get(VerificationService.class);
    }

    /** Tells by id what became of messages, for some 90 days; 200 ids in a request. A message in the queue is missing. */
    public DeliveryReports deliveryReports() {
        return get(DeliveryReports.class);
    }

    /**
     * Tells what was sent in a time, for 90 days, in requests of 31 days and pages of 50,000 records, of which one is
     * held at a time; it is the empty page that ends a request of 31 days. Ask for a time that is over: pages shift while messages are being finished. A record of the very
     * second at which two requests meet may be handed over twice.
     */
    public SentRecords sentRecords() {
        return get(SentRecords.class);
    }

    /**
     * Tells what people wrote back in a time, since July 2022, in requests of 28 days and pages of 100 messages. One of
     * the very second at which two requests meet may be handed over twice; the vendor gives them no id.
     */
    public InboundMessages inboundMessages() {
        return get(InboundMessages.class);
    }

    /**
     * Takes delivery reports and inbound messages that the vendor pushes, to one URL or two, which its staff set on request.
     * The vendor signs nothing: whoever learns the URL can push anything. Hence the token in its path; hence only what is
     * ours is taken; and hence a report is a {@link io.smsgateway.delivery.DeliveryReport#unverified} until {@link
     * DeliveryReports#query} says the same. Compare the number, too. A report that names a message as this account's
     * provider did is taken as it is, for it may come before the answer that it is about, or in its place: give it to a
     * {@link io.smsgateway.reconciliation.Reconciler}. Anything else is ours where it is {@code known}; what is not is answered as
     * if it were, so that it does not come again: keep an id before you need its report, or ask. The same push may come more
     * than once.
     *
     * @param token the last part of the URL's path, at least 32 letters and digits made at random; anything else there is
     *     answered as if nothing were there
     * @param known whether this is the {@link io.smsgateway.Accepted#messageId} of one of the application's messages, or
     *     the {@link io.smsgateway.Unconfirmed#reference} of one in doubt, such as one made with an earlier secret. An
     *     inbound message is asked about by its id, too, of which the vendor does not say whether it is that of the message it answers; those that are not known are
     *     found by {@link #inboundMessages}. Where it throws, the vendor is asked to push again
     * @throws IllegalArgumentException when the token is too short or has other characters
     */
    public CallbackReceiver callbacks(String token, Predicate<String> known) {
        return new ItniotechCallbacks(new PushReader(settings.id()), orderIds, token, known);
    }

    /** What there is for codes beside starting and checking them. */
    public ItniotechOtp otp() {
        return new ItniotechOtp(requests, settings.codes());
    }

    /** Tells the vendor which codes were used. */
    public ItniotechPostback postback() {
        return new ItniotechPostback(site, settings, requests);
    }

    /**
     * Calls that read out a text.
     *
     * @param appId an application of the voice product, which is another than that of SMS
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
    public void close() {
        exchange.close();
    }

    @Override
    public String toString() {
        return gateway.toString();
    }
}
