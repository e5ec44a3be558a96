package io.smsgateway.jsms;

import io.smsgateway.TextSanitizer;
import io.smsgateway.delivery.ReviewState;
import java.time.Duration;
import java.util.Arrays;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** A template as the vendor returns it. Immutable. {@code toString} does not print the text. */
public final class JsmsTemplate {

    private final String id;
    private final String text;
    private final TemplateApplication.@Nullable Kind kind;
    private final @Nullable Duration lifetime;
    private final @Nullable String remark;
    private final ReviewState state;

    JsmsTemplate(
            String id,
            String text,
            TemplateApplication.@Nullable Kind kind,
            @Nullable Duration lifetime,
            @Nullable String remark,
            ReviewState state) {
        this.id = id;
        this.text = text;
        this.kind = kind;
        this.lifetime = lifetime;
        this.remark = remark;
        this.state = state;
    }

    /** Returns the vendor's id, as messages name it. */
    public String id() {
        return id;
    }

    /** Returns the text with its variables as <code>{{name}}</code>. */
    public String text() {
        return text;
    }

    /** Returns the purpose; null if the vendor names a kind that this library does not know. */
    public TemplateApplication.@Nullable Kind kind() {
        return kind;
    }

    /** Returns the lifetime of a code; null if there is none. */
    public @Nullable Duration lifetime() {
        return lifetime;
    }

    /** Returns the remark for the reviewers; null for none. */
    public @Nullable String remark() {
        return remark;
    }

    /** Returns the state of the review; only an approved template can be sent, only a refused one changed. */
    public ReviewState state() {
        return state;
    }

    private List<@Nullable Object> values() {
        return Arrays.asList(id, text, kind, lifetime, remark, state);
    }

    @Override
    public boolean equals(@Nullable Object other) {
        return other instanceof JsmsTemplate that && values().equals(that.values());
    }

    @Override
    public int hashCode() {
        return values().hashCode();
    }

    @Override
    public String toString() {
        return "JsmsTemplate{" + TextSanitizer.of(id) + ", " + kind + ", " + state + "}";
    }
}
