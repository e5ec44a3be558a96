package io.smsgateway.simulator.jsms;

import org.jspecify.annotations.Nullable;

/**
 * What is left in the four pools of an application or of a developer account, in messages; null = nothing was assigned.
 *
 * @param all for any kind of message; in answers {@code app_balance} or {@code dev_balance}
 * @param industry for verification codes and notices
 */
public record JsmsQuota(
        @Nullable Long all,
        @Nullable Long voice,
        @Nullable Long industry,
        @Nullable Long market) {

    /** Nothing assigned to any pool. */
    public static final JsmsQuota NONE = new JsmsQuota(null, null, null, null);

    public JsmsQuota {
        if (negative(all) || negative(voice) || negative(industry) || negative(market)) {
            throw new IllegalArgumentException("a quota counts messages: zero or more, or null for not assigned");
        }
    }

    /** The same for all four pools. */
    public static JsmsQuota each(long messages) {
        return new JsmsQuota(messages, messages, messages, messages);
    }

    /** Every pool that was assigned at zero. */
    JsmsQuota emptied() {
        return new JsmsQuota(zero(all), zero(voice), zero(industry), zero(market));
    }

    /** What is left after paying: the kind's own pool first, then the one for any kind; this when neither can. */
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
