package io.smsgateway.codes;

import io.smsgateway.SmsGateway;
import io.smsgateway.TimeSource;
import java.security.SecureRandom;
import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** Builds a {@link CodeService}. Not thread-safe. */
public final class CodeServiceBuilder {

    private @Nullable CodeSender sender;
    private @Nullable CodeKeys keys;
    private @Nullable CodeStore store;
    private CodeSettings settings = CodeSettings.DEFAULT;
    private CodeText text = CodeText.templateOfPurpose();
    private TimeSource time = TimeSource.system();
    private final List<CodeListener> listeners = new ArrayList<>();

    CodeServiceBuilder() {}

    /** Sends codes through a gateway, and waits for its result; as {@link CodeSender#through}. */
    public CodeServiceBuilder gateway(SmsGateway gateway) {
        return sender(CodeSender.through(gateway));
    }

    /** Sends codes in another way, such as through an outbox. */
    public CodeServiceBuilder sender(CodeSender other) {
        this.sender = other;
        return this;
    }

    /** Derives codes from these keys. */
    public CodeServiceBuilder keys(CodeKeys other) {
        this.keys = other;
        return this;
    }

    /** Keeps codes in this store. Several machines need one that they share. */
    public CodeServiceBuilder store(CodeStore other) {
        this.store = other;
        return this;
    }

    /** Sets what differs from {@link CodeSettings#DEFAULT}. */
    public CodeServiceBuilder settings(CodeSettings other) {
        this.settings = other;
        return this;
    }

    /** Writes messages in this way; {@link CodeText#templateOfPurpose} by default. */
    public CodeServiceBuilder text(CodeText other) {
        this.text = other;
        return this;
    }

    /** Uses this time; the machine's by default. */
    public CodeServiceBuilder time(TimeSource other) {
        this.time = other;
        return this;
    }

    /** Adds a listener. */
    public CodeServiceBuilder listener(CodeListener other) {
        listeners.add(other);
        return this;
    }

    /**
     * Builds the service.
     *
     * @throws IllegalStateException when sender, keys or store are missing
     * @throws IllegalArgumentException when settings contradict each other
     */
    public CodeService build() {
        settings.requireConsistent();
        FailureLog log = new FailureLog(time);
        CodeMessages messages =
                new CodeMessages(text, require(sender, "a sender: call gateway or sender"), settings, log);
        SecureRandom random = new SecureRandom();
        return new CodeService(
                require(keys, "keys: call keys(CodeKeys.of(...))"),
                new StoreCalls(require(store, "a store: call store(new InMemoryCodeStore()) or another"), log),
                settings,
                messages,
                time.clock(),
                () -> {
                    byte[] bytes = new byte[CodeDerivation.RANDOM];
                    random.nextBytes(bytes);
                    return bytes;
                },
                new SafeCodeListener(listeners, log));
    }

    private static <T> T require(@Nullable T value, String what) {
        if (value == null) {
            throw new IllegalStateException("a CodeService needs " + what);
        }
        return value;
    }
}
