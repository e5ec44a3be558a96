package io.smsgateway.spi;

import io.smsgateway.Refusal;
import java.util.Objects;
import org.jspecify.annotations.Nullable;

/** Reason why a vendor cannot take a message, known before any I/O. */
public final class Objection {

    private final Refusal reason;
    private final String detail;

    private Objection(Refusal reason, String detail) {
        this.reason = Objects.requireNonNull(reason, "reason");
        this.detail = Objects.requireNonNull(detail, "detail");
    }

    /**
     * Returns an objection.
     *
     * @param reason the refusal that the message gets
     * @param detail in words, without number or text
     */
    public static Objection of(Refusal reason, String detail) {
        return new Objection(reason, detail);
    }

    /** Returns the refusal that the message gets. */
    public Refusal reason() {
        return reason;
    }

    /** Returns the reason in words, without number or text. */
    public String detail() {
        return detail;
    }

    @Override
    public boolean equals(@Nullable Object other) {
        return other instanceof Objection objection && reason == objection.reason && detail.equals(objection.detail);
    }

    @Override
    public int hashCode() {
        return Objects.hash(reason, detail);
    }

    @Override
    public String toString() {
        return "Objection{" + reason + ", " + detail + "}";
    }
}
