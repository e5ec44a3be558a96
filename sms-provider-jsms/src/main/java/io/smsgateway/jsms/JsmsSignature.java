package io.smsgateway.jsms;

import io.smsgateway.TextSanitizer;
import io.smsgateway.delivery.ReviewState;
import java.util.Arrays;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** A signature as the vendor returns it. Immutable. {@code toString} does not print the text. */
public final class JsmsSignature {

    private final String id;
    private final String text;
    private final ReviewState state;
    private final @Nullable Boolean isDefault;
    private final @Nullable Boolean inUse;

    JsmsSignature(String id, String text, ReviewState state, @Nullable Boolean isDefault, @Nullable Boolean inUse) {
        this.id = id;
        this.text = text;
        this.state = state;
        this.isDefault = isDefault;
        this.inUse = inUse;
    }

    /** Returns the vendor's id, as messages name it. */
    public String id() {
        return id;
    }

    /** Returns the text without brackets. */
    public String text() {
        return text;
    }

    /** Returns the state of the review. */
    public ReviewState state() {
        return state;
    }

    /** Returns whether messages without a signature use it; null if the vendor does not say. */
    public @Nullable Boolean isDefault() {
        return isDefault;
    }

    /** Returns whether it is in use; null if the vendor does not say. */
    public @Nullable Boolean inUse() {
        return inUse;
    }

    private List<@Nullable Object> values() {
        return Arrays.asList(id, text, state, isDefault, inUse);
    }

    @Override
    public boolean equals(@Nullable Object other) {
        return other instanceof JsmsSignature that && values().equals(that.values());
    }

    @Override
    public int hashCode() {
        return values().hashCode();
    }

    @Override
    public String toString() {
        return "JsmsSignature{" + TextSanitizer.of(id) + ", " + state + "}";
    }
}
