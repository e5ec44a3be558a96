package io.smsgateway;

import java.io.Serial;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/**
 * Thrown when a request that carries no message, such as one for a template or for delivery reports, was refused, could
 * not be made, or got no response.
 */
public final class RequestFailedException extends SmsException {

    @Serial
    private static final long serialVersionUID = 1L;

    private final ProviderId provider;
    private final @Nullable Refusal reason;
    private final @Nullable String code;

    /**
     * Creates an exception.
     *
     * @param reason why the request certainly had no effect; null where it may have been carried out
     * @param code the vendor's own code; null where there is none
     * @param detail in words, made safe to print
     */
    public RequestFailedException(ProviderId provider, @Nullable Refusal reason, @Nullable String code, String detail) {
        super(provider
                + (reason == null ? " may have carried out the request: " : " refused: " + reason + ", ")
                + TextSanitizer.of(detail)
                + (code == null ? "" : " (code " + TextSanitizer.of(code) + ")"));
        this.provider = provider;
        this.reason = reason;
        this.code = code == null ? null : TextSanitizer.of(code);
    }

    /** Returns the provider that was requested. */
    public ProviderId provider() {
        return provider;
    }

    /** Returns why the request had no effect; empty where it may have had one. */
    public Optional<Refusal> reason() {
        return Optional.ofNullable(reason);
    }

    /** Returns the vendor's own code; empty where there is none. */
    public Optional<String> code() {
        return Optional.ofNullable(code);
    }

    /** Returns whether the request may have been carried out. If so, query the vendor before repeating it. */
    public boolean isUnconfirmed() {
        return reason == null;
    }
}
