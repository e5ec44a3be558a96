package io.smsgateway.simulator.jsms;

import com.fasterxml.jackson.databind.node.ObjectNode;
import io.smsgateway.simulator.internal.Json;
import org.jspecify.annotations.Nullable;

/**
 * What is left in the four pools of an application or a developer account, in messages; null for a pool that was not assigned.
 *
 * @param all for any kind of message; {@code app_balance} or {@code dev_balance} in responses
 * @param voice for calls
 * @param industry for verification codes and transactional messages
 * @param market for marketing messages
 */
public record JsmsQuota(
        @Nullable Long all,
        @Nullable Long voice,
        @Nullable Long industry,
        @Nullable Long market) {

    /** No pool assigned. */
    public static final JsmsQuota NONE = new JsmsQuota(null, null, null, null);

    public JsmsQuota {
        if (negative(all) || negative(voice) || negative(industry) || negative(market)) {
            throw new IllegalArgumentException("a quota must be zero or more messages, or null for not assigned");
        }
    }

    /** Returns a quota with this number of messages in each pool. */
    public static JsmsQuota each(long messages) {
        return new JsmsQuota(messages, messages, messages, messages);
    }

    /** Reads the fields that {@link #fields} writes. */
    static JsmsQuota read(ObjectNode fields, String scope) {
        return new JsmsQuota(
                read(fields, scope, "_balance"),
                read(fields, scope, "_voice"),
                read(fields, scope, "_industry"),
                read(fields, scope, "_market"));
    }

    private static @Nullable Long read(ObjectNode fields, String scope, String name) {
        return fields.path(scope + name).isNull() ? null : Long.valueOf(Json.text(fields.path(scope + name)));
    }

    /** Returns the fields of responses, which begin with {@code app} or {@code dev}. */
    ObjectNode fields(String scope) {
        return Json.newObject()
                .put(scope + "_balance", all)
                .put(scope + "_voice", voice)
                .put(scope + "_industry", industry)
                .put(scope + "_market", market);
    }

    /** Returns this quota with zero in every assigned pool. */
    JsmsQuota emptied() {
        return new JsmsQuota(zero(all), zero(voice), zero(industry), zero(market));
    }

    /** Returns what is left after paying from the kind's own pool, else from the one for any kind; this when neither covers it. */
    JsmsQuota pay(JsmsService service, int messages) {
        JsmsQuota own = switch (service) {
            case TEXT_CODE, NOTICE -> new JsmsQuota(all, voice, less(industry, messages), market);
            case VOICE_CODE -> new JsmsQuota(all, less(voice, messages), industry, market);
            case MARKETING -> new JsmsQuota(all, voice, industry, less(market, messages));
        };
        return own.equals(this) ? new JsmsQuota(less(all, messages), voice, industry, market) : own;
    }

    private static @Nullable Long less(@Nullable Long pool, int messages) {
        return pool != null && pool >= messages ? Long.valueOf(pool - messages) : pool;
    }

    private static boolean negative(@Nullable Long messages) {
        return messages != null && messages < 0;
    }

    private static @Nullable Long zero(@Nullable Long messages) {
        return messages == null ? null : Long.valueOf(0);
    }
}
