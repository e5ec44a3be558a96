package io.smsgateway.codes;

import static com.google.common.base.Preconditions.checkArgument;

import io.smsgateway.PhoneNumber;
import io.smsgateway.SmsMessage;
import io.smsgateway.codes.CodeSending.Status;
import io.smsgateway.verification.VerificationService;
import java.time.Clock;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.Map;
import java.util.Optional;
import java.util.function.Supplier;
import java.util.regex.Pattern;

/**
 * Starts and checks one-time codes of the application's own, which any provider can send, so that they fail over as every
 * message does. Thread-safe. Create it with {@link #builder}.
 *
 * <pre>{@code
 * CodeSending started = codes.start(number, "login-code", session);
 * CodeCheck check = codes.check(started.id(), number, "login-code", session, typed);
 * if (check.isValid()) { ... }
 * }</pre>
 *
 * <p>A code is derived from its id and a key, and is stored nowhere. It is right for the number, the purpose and the session
 * that it was started for, once, and for as many tries as the settings say. While the store does not respond, nothing is sent
 * and no code is valid.
 */
public final class CodeService {

    /** Longer input cannot be a code. */
    private static final int MAX_TYPED = 100;

    private static final int ROUNDS = 3;
    private static final Pattern PURPOSE = Pattern.compile("[A-Za-z0-9._-]{1,40}");

    private final CodeKeys keys;
    private final StoreCalls store;
    private final CodeSettings settings;
    private final CodeMessages messages;
    private final Clock clock;
    private final Supplier<byte[]> random;
    private final SafeCodeListener listener;

    CodeService(
            CodeKeys keys,
            StoreCalls store,
            CodeSettings settings,
            CodeMessages messages,
            Clock clock,
            Supplier<byte[]> random,
            SafeCodeListener listener) {
        this.keys = keys;
        this.store = store;
        this.settings = settings;
        this.messages = messages;
        this.clock = clock;
        this.random = random;
        this.listener = listener;
    }

    /** Returns a builder; it needs a sender, keys and a store. */
    public static CodeServiceBuilder builder() {
        return new CodeServiceBuilder();
    }

    /** Starts a code without metadata; as {@link #start(PhoneNumber, String, String, Map)}. */
    public CodeSending start(PhoneNumber number, String purpose, String session) {
        return start(number, purpose, session, Map.of());
    }

    /**
     * Makes a code and sends it. Earlier codes of the number can be used until they end, so that a late message is not useless.
     *
     * @param purpose what the code permits, such as {@code login-code}: 1 to 40 letters, digits, dots, hyphens and underscores
     * @param session what ties the code to the person who asked for it, such as the id of the browser's session; stored as a
     *     keyed hash only
     * @param metadata added to that of the message; never sent
     * @return what became of the message, and the id for {@link #check}
     * @throws IllegalArgumentException when the purpose is malformed, or the message of {@link CodeText} goes to another number
     */
    public CodeSending start(PhoneNumber number, String purpose, String session, Map<String, String> metadata) {
        CodeSending sending = start(number, purpose, session, metadata, false);
        listener.started(number, purpose, sending);
        return sending;
    }

    /**
     * Makes a code that is not sent and that no input matches. Call it in place of {@link #start} for a number without an
     * account: {@link #check} and {@link #resend} then return what they return for others. The status is {@code QUEUED} in
     * place of {@code SENT}.
     */
    public CodeSending startDecoy(PhoneNumber number, String purpose, String session) {
        return start(number, purpose, session, Map.of(), true);
    }

    private CodeSending start(
            PhoneNumber number, String purpose, String session, Map<String, String> metadata, boolean decoy) {
        checkArgument(
                PURPOSE.matcher(purpose).matches(),
                "purpose must have from 1 to 40 letters, digits, dots, hyphens and underscores");
        Instant now = now();
        CodeDerivation key = keys.current();
        String id = key.id(random.get());
        StoredCode code = new StoredCode(
                id,
                purpose,
                key.recipient(id, number),
                key.binding(id, number, purpose, session),
                decoy,
                settings.maxTries(),
                1,
                now.plus(settings.life()).toEpochMilli(),
                StoredCode.nextAt(now, settings.resendPauses(), 1));
        SmsMessage message = messages.draft(key, code, number, metadata, now);
        if (!store.add(code, now)) {
            return CodeSending.of(id, Status.UNAVAILABLE);
        }
        CodeSending sending = messages.send(code, message);
        return sending.status() != Status.REFUSED || store.resend(code, code.withSends(0))
                ? sending
                // the id would permit guesses at a code that was not sent
                : CodeSending.of(key.id(random.get()), Status.UNAVAILABLE);
    }

    /**
     * Checks a code that a person typed. The store decides in one step, whatever runs at the same time. Throws for no input.
     *
     * @param number the number that the code was sent to
     * @param purpose the purpose that it was started for
     * @param session the session that it was started for
     * @param typed read as {@link VerificationService#normalized} does: digits of any script, without blanks and hyphens
     */
    public CodeCheck check(String id, PhoneNumber number, String purpose, String session, String typed) {
        CodeDerivation key = keys.of(id);
        CodeCheck check = key == null
                ? CodeCheck.of(CodeVerdict.UNKNOWN)
                : store.check(
                        id,
                        key.binding(id, number, purpose, session),
                        key.isCode(id, settings.digits(), normalized(typed)),
                        now());
        listener.checked(number, purpose, check);
        return check;
    }

    private static String normalized(String typed) {
        return typed.length() > MAX_TYPED ? "" : VerificationService.normalized(typed);
    }

    /** Sends a code again without metadata; as {@link #resend(String, PhoneNumber, Map)}. */
    public CodeSending resend(String id, PhoneNumber number) {
        return resend(id, number, Map.of());
    }

    /**
     * Sends the same code again, if the pause after the last message is over and sends are left. Its end stays the same.
     *
     * @param number the number that it was sent to
     * @param metadata added to that of the message; never sent
     */
    public CodeSending resend(String id, PhoneNumber number, Map<String, String> metadata) {
        CodeDerivation key = keys.of(id);
        CodeSending sending =
                key == null ? CodeSending.of(id, Status.UNKNOWN) : resend(key, id, number, metadata, now());
        listener.resent(number, sending);
        return sending;
    }

    /** Reads the code again where another thread has changed it meanwhile. */
    private CodeSending resend(
            CodeDerivation key, String id, PhoneNumber number, Map<String, String> metadata, Instant now) {
        for (int round = 0; round < ROUNDS; round++) {
            Optional<Optional<StoredCode>> found = store.find(id);
            if (found.isEmpty()) {
                break;
            }
            if (found.get().isEmpty()) {
                return CodeSending.of(id, Status.UNKNOWN);
            }
            StoredCode code = found.get().get();
            Status status = code.resend(key.recipient(id, number), settings.resendPauses(), now);
            if (status != Status.SENT) {
                return status == Status.TOO_EARLY || status == Status.NO_SENDS_LEFT
                        ? messages.result(code, status)
                        : CodeSending.of(id, status);
            }
            StoredCode next = code.resent(settings.resendPauses(), now);
            SmsMessage message = messages.draft(key, next, number, metadata, now);
            if (store.resend(code, next)) {
                CodeSending sending = messages.send(next, message);
                return next.sends() > 0 || sending.status() == Status.REFUSED || store.resend(next, next.withSends(1))
                        ? sending
                        : CodeSending.of(id, Status.UNAVAILABLE);
            }
        }
        return CodeSending.of(id, Status.UNAVAILABLE);
    }

    /**
     * Makes a code useless, such as when its person logs out or starts again.
     *
     * @return whether it is certain that the code is of no use any more; false while the store does not respond
     */
    public boolean cancel(String id) {
        return keys.of(id) == null || store.cancel(id);
    }

    private Instant now() {
        return clock.instant().truncatedTo(ChronoUnit.MILLIS);
    }

    @Override
    public String toString() {
        return "CodeService{" + settings + ", " + keys + ", " + store + "}";
    }
}
