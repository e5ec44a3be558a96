package io.smsgateway.simulator.itniotech;

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
 * The verification codes of the simulated Itniotech. Fresh from the start it has the template 1, "Your code is {code}". The
 * ledger has each code that was sent, in its content and as the parameter {@code code}. Safe for any number of threads.
 *
 * <p>Decided here, where the vendor's pages are silent: a code that the vendor makes has 6 digits; it lives 5 minutes by the
 * simulated clock, to the very end excluded; it is good once; wrong tries are not counted; it is there to be checked at once, so
 * that {@code matched} 1 does not occur unless {@link #sendingFor} says so; used goes before expired, and that before
 * sending; a code sent again is the same, and its earlier id is expired from then on; what has no code, {@code sna}, is
 * not checked, -1, until {@link #opened}, then correct. Limits are those of a window that moves with the clock.
 */
public final class ItniotechCodes {

    /** How a check is answered. */
    public enum ResultMapper {
        /** As the vendor's page says. */
        TRUE,
        NO_DATA,
        NULL_DATA,
        /** {@code data} is the text "success". */
        TEXT_DATA,
        NO_MATCHED,
        NULL_MATCHED,
        /** The true number as text. */
        TEXT_MATCHED,
        /** {@code matched} is the text "success". */
        WORD_MATCHED,
        /** {@code matched} is true, whatever the code. */
        BOOLEAN_MATCHED,
        /** {@code matched} is 99. */
        UNKNOWN_MATCHED,
        /** {@code matched} is 0.5. */
        FRACTION_MATCHED,
        /** The true number, or 0 of a wrong code, with the id of another code. */
        OTHER_ID
    }

    private static final Duration LIFETIME = Duration.ofMinutes(5);
    private static final int LENGTH = 6;
    private static final String TEMPLATE = "Your code is {code}";
    private static final RandomGenerator RANDOM = new SecureRandom();

    private final Map<String, ItniotechCode> codes = new LinkedHashMap<>();
    private final Map<Long, String> templates = new HashMap<>();
    private ItniotechCodeLimits limits = new ItniotechCodeLimits();
    private ResultMapper answers = ResultMapper.TRUE;
    private Duration lifetime = LIFETIME;
    private Duration sending = Duration.ZERO;
    private int length = LENGTH;
    private int mostTries = Integer.MAX_VALUE;
    private boolean resendEnds = true;

    ItniotechCodes() {
        reset();
    }

    synchronized void reset() {
        codes.clear();
        templates.clear();
        template(1, TEMPLATE);
        limits = new ItniotechCodeLimits();
        answers = ResultMapper.TRUE;
        lifetime = LIFETIME;
        sending = Duration.ZERO;
        length = LENGTH;
        mostTries = Integer.MAX_VALUE;
        resendEnds = true;
    }

    /** Adds a template, with <code>{code}</code> where the code is to stand, or takes the place of the one with the same id. */
    public synchronized void template(long id, String text) {
        templates.put(id, text);
    }

    synchronized Optional<String> text(long template, String code) {
        return Optional.ofNullable(templates.get(template)).map(text -> text.replace("{code}", code));
    }

    /** How many digits the codes have that the vendor makes from now on, 4 to 10. */
    public synchronized void length(int digits) {
        if (digits < 4 || digits > 10) {
            throw new IllegalArgumentException("a code has 4 to 10 digits, or it can't be checked; not " + digits);
        }
        length = digits;
    }

    synchronized String newCode() {
        return RANDOM.ints(length, 0, 10).mapToObj(Integer::toString).collect(Collectors.joining());
    }

    /** How long codes live that are sent from now on. */
    public synchronized void lifetime(Duration time) {
        lifetime = time;
    }

    synchronized Instant expiry(Instant submitted) {
        return submitted.plus(lifetime);
    }

    /** How long codes that are sent from now on are on their way, where every check of them says 1. */
    public synchronized void sendingFor(Duration time) {
        sending = time;
    }

    synchronized Instant sent(Instant submitted) {
        return submitted.plus(sending);
    }

    /** How many times a code may be tried; after that it is expired. */
    public synchronized void mostTries(int most) {
        mostTries = most;
    }

    /** Whether the earlier id of a code that is sent again is expired, which is the default. */
    public synchronized void resendEnds(boolean yes) {
        resendEnds = yes;
    }

    /** How many codes the application may send in a period, -27 beyond them; any number by default. */
    public synchronized void limit(int most, Duration period) {
        limits.all(most, period);
    }

    /** How many codes may be sent to one number in a period, -28 beyond them; any number by default. */
    public synchronized void limitOfNumber(int most, Duration period) {
        limits.number(most, period);
    }

    public synchronized void answers(ResultMapper wanted) {
        answers = wanted;
    }

    synchronized ResultMapper answers() {
        return answers;
    }

    /** Lets the receiver open the {@code snaUrl} of this verification, so that the network proves his number. */
    public synchronized void opened(String verificationId) {
        Optional.ofNullable(codes.get(verificationId)).ifPresent(ItniotechCode::open);
    }

    /** The code that was sent, if any was under this id. */
    public synchronized Optional<String> code(String verificationId) {
        return find(verificationId).map(code -> code.facts().code());
    }

    synchronized Optional<ItniotechCode> find(String id) {
        return Optional.ofNullable(codes.get(id));
    }

    /** A code and its repetitions, oldest first. */
    synchronized List<ItniotechCode> byOrderId(String appId, String orderId) {
        return codes.values().stream()
                .filter(code -> code.facts().appId().equals(appId)
                        && orderId.equals(code.facts().orderId()))
                .toList();
    }

    /** Checks that the orderId is new, unless it goes out again, and the limits; pays, counts and adds; all or nothing. */
    synchronized void admit(ItniotechCode code, boolean again, Supplier<Boolean> paid) throws ItniotechRefusal {
        ItniotechCode.Facts facts = code.facts();
        String orderId = facts.orderId();
        if (!again && orderId != null && !byOrderId(facts.appId(), orderId).isEmpty()) {
            throw new ItniotechRefusal(ItniotechStatus.PARAMETER);
        }
        limits.check(facts.to(), facts.submitted());
        if (!paid.get()) {
            throw new ItniotechRefusal(ItniotechStatus.BALANCE_TOO_LOW);
        }
        limits.count(facts.to(), facts.submitted());
        codes.put(facts.id(), code);
    }

    synchronized void resent(ItniotechCode earlier) {
        if (resendEnds) {
            earlier.supersede();
        }
    }

    synchronized int check(String id, String given, Instant now) {
        return find(id).map(code -> code.check(given, now, mostTries)).orElse(ItniotechCode.UNKNOWN);
    }
}
