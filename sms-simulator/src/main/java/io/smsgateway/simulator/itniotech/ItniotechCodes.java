package io.smsgateway.simulator.itniotech;

import io.smsgateway.simulator.internal.Resettable;
import io.smsgateway.simulator.internal.SlidingWindows;
import java.security.SecureRandom;
import java.time.Duration;
import java.time.Instant;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.Supplier;
import java.util.random.RandomGenerator;
import java.util.stream.Collectors;

/**
 * The verification codes of the simulated Itniotech. Initially it has the template 1, "Your code is {code}". The ledger has each
 * code that was sent, in its content and as the parameter {@code code}. Safe for concurrent use.
 *
 * <p>Decided here, where the vendor's pages are silent: a code that the vendor makes has 6 digits; it is valid for 5 minutes by the
 * simulated clock, exclusive; it can be used once; wrong attempts are not counted; it can be checked at once, so that
 * {@code matched} 1 does not occur unless {@link #sendingFor} is set; used goes before expired, and that before sending; a code
 * sent again is the same, and its earlier id expires; {@code sna}, which has no code, is not checked, -1, until
 * {@link #opened}, then correct. Limits apply to a window that moves with the clock.
 */
public final class ItniotechCodes extends Resettable {

    /** The responses to a check. */
    public enum CheckResponse {
        /** As on the vendor's page. */
        TRUE,
        /** Without {@code data}. */
        NO_DATA,
        /** {@code data} is null. */
        NULL_DATA,
        /** {@code data} is the text "success". */
        TEXT_DATA,
        /** Without {@code matched}. */
        NO_MATCHED,
        /** {@code matched} is null. */
        NULL_MATCHED,
        /** The correct number as text. */
        TEXT_MATCHED,
        /** {@code matched} is the text "success". */
        WORD_MATCHED,
        /** {@code matched} is true, whatever the code. */
        BOOLEAN_MATCHED,
        /** {@code matched} is 99. */
        UNKNOWN_MATCHED,
        /** {@code matched} is 0.5. */
        FRACTION_MATCHED,
        /** The correct number, or 0 for a wrong code, with the id of another code. */
        OTHER_ID
    }

    private record Limit(int max, Duration period) {

        private static final Limit NONE = new Limit(Integer.MAX_VALUE, Duration.ZERO);
    }

    private static final String ALL_NUMBERS = "";
    private static final RandomGenerator RANDOM = new SecureRandom();

    final Setting<CheckResponse> checkResponse = setting(CheckResponse.TRUE);
    private final Setting<Duration> lifetime = setting(Duration.ofMinutes(5));
    private final Setting<Duration> sending = setting(Duration.ZERO);
    private final Setting<Integer> length = setting(6);
    private final Setting<Integer> maxTries = setting(Integer.MAX_VALUE);
    private final Setting<Boolean> resendEnds = setting(true);
    private final Setting<Limit> limit = setting(Limit.NONE);
    private final Setting<Limit> limitOfNumber = setting(Limit.NONE);
    private final Map<String, ItniotechCode> codes = cleared(new LinkedHashMap<>(), Map::clear);
    private final Map<Long, String> templates = cleared(new HashMap<>(), Map::clear);
    private final SlidingWindows sent = cleared(new SlidingWindows(), SlidingWindows::clear);

    ItniotechCodes() {
        restore();
    }

    @Override
    protected void restore() {
        template(1, "Your code is {code}");
    }

    /** Adds a template with <code>{code}</code> in the place of the code, or replaces the one with the same id. */
    public synchronized void template(long id, String text) {
        templates.put(id, text);
    }

    synchronized Optional<String> text(long template, String code) {
        return Optional.ofNullable(templates.get(template)).map(text -> text.replace("{code}", code));
    }

    /** Sets the number of digits of codes that the vendor makes later, 4 to 10. */
    public void length(int digits) {
        if (digits < 4 || digits > 10) {
            throw new IllegalArgumentException(
                    "length must be 4 to 10 digits, because the vendor checks no other codes, but is " + digits);
        }
        length.set(digits);
    }

    String newCode() {
        return RANDOM.ints(length.get(), 0, 10).mapToObj(Integer::toString).collect(Collectors.joining());
    }

    /** Sets the validity of codes sent later. */
    public void lifetime(Duration time) {
        lifetime.set(time);
    }

    Instant expiry(Instant submitted) {
        return submitted.plus(lifetime.get());
    }

    /** Sets how long codes sent later are on their way, while {@code matched} is 1. */
    public void sendingFor(Duration time) {
        sending.set(time);
    }

    Instant sent(Instant submitted) {
        return submitted.plus(sending.get());
    }

    /** Sets how many times a code may be checked before it expires. */
    public void maxTries(int max) {
        maxTries.set(max);
    }

    /** Sets whether the earlier id of a code expires when it is sent again; on by default. */
    public void resendEnds(boolean on) {
        resendEnds.set(on);
    }

    /** Sets how many codes the application may send in a period, -27 beyond; unlimited by default. */
    public void limit(int max, Duration period) {
        limit.set(new Limit(max, period));
    }

    /** Sets how many codes may be sent to one number in a period, -28 beyond; unlimited by default. */
    public void limitOfNumber(int max, Duration period) {
        limitOfNumber.set(new Limit(max, period));
    }

    /** Sets the responses to checks. */
    public void checkResponse(CheckResponse response) {
        checkResponse.set(response);
    }

    /** Simulates that the recipient opens the {@code snaUrl} of this verification, so that the network verifies the number. */
    public synchronized void opened(String verificationId) {
        Optional.ofNullable(codes.get(verificationId)).ifPresent(ItniotechCode::open);
    }

    /** Returns the code that was sent with this id. */
    public synchronized Optional<String> code(String verificationId) {
        return find(verificationId).map(code -> code.facts().request().code());
    }

    synchronized Optional<ItniotechCode> find(String id) {
        return Optional.ofNullable(codes.get(id));
    }

    /** Returns a code and its repetitions, oldest first. */
    synchronized List<ItniotechCode> byOrderId(String appId, String orderId) {
        return codes.values().stream()
                .filter(code -> code.facts().request().appId().equals(appId)
                        && orderId.equals(code.facts().request().orderId()))
                .toList();
    }

    /** Checks that the orderId is new, unless it is a repetition, and the limits; pays, counts and adds; all or nothing. */
    synchronized void admit(ItniotechCode code, boolean again, Supplier<Boolean> paid) throws ItniotechRefusal {
        ItniotechCode.Facts facts = code.facts();
        String orderId = facts.request().orderId();
        ItniotechStatus.PARAMETER.refuseIf(!again
                && orderId != null
                && !byOrderId(facts.request().appId(), orderId).isEmpty());
        Instant now = facts.submitted();
        ItniotechStatus.APP_LIMIT.refuseUnless(hasRoom(ALL_NUMBERS, limit.get(), now));
        ItniotechStatus.PHONE_LIMIT.refuseUnless(hasRoom(facts.request().to(), limitOfNumber.get(), now));
        ItniotechStatus.BALANCE_TOO_LOW.refuseIf(!paid.get());
        sent.count(ALL_NUMBERS, now);
        sent.count(facts.request().to(), now);
        codes.put(facts.id(), code);
    }

    private boolean hasRoom(String key, Limit allowed, Instant now) {
        return sent.hasRoom(key, allowed.max(), allowed.period(), now);
    }

    synchronized void resent(ItniotechCode earlier) {
        if (resendEnds.get()) {
            earlier.supersede();
        }
    }

    synchronized int check(String id, String given, Instant now) {
        return find(id).map(code -> code.check(given, now, maxTries.get())).orElse(ItniotechCode.UNKNOWN);
    }
}
