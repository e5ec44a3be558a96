package io.smsgateway.outbox;

import static com.google.common.base.Preconditions.checkArgument;

import java.time.Instant;
import org.jspecify.annotations.Nullable;

/**
 * How messages are submitted. Until when a message is worth sending is a property of the message: {@code SmsMessage.until}
 * and {@code within}. Immutable; each wither returns a changed copy.
 */
public final class SubmitOptions {

    /** At once, without a tenant, in the order of submission. */
    public static final SubmitOptions DEFAULTS = new SubmitOptions("", null, 0, null);

    private static final int MAX_TENANT = 64;
    private static final int MAX_PRIORITY = 100;

    private final String tenant;
    private final @Nullable Instant notBefore;
    private final int priority;
    private final @Nullable String campaign;

    private SubmitOptions(String tenant, @Nullable Instant notBefore, int priority, @Nullable String campaign) {
        this.tenant = tenant;
        this.notBefore = notBefore;
        this.priority = priority;
        this.campaign = campaign;
    }

    /** Returns the tenant whose keys the messages have; empty by default. */
    public String tenant() {
        return tenant;
    }

    /** Returns when the messages may be sent; null for at once. */
    public @Nullable Instant notBefore() {
        return notBefore;
    }

    /** Returns the priority among the messages of a class; 0 by default. */
    public int priority() {
        return priority;
    }

    @Nullable
    String campaign() {
        return campaign;
    }

    /** Returns a copy with a tenant, at most 64 characters: equal keys of two tenants are different messages. */
    public SubmitOptions withTenant(String name) {
        checkArgument(name.length() <= MAX_TENANT, "tenant must have at most 64 characters, not %s", name.length());
        return new SubmitOptions(name, notBefore, priority, campaign);
    }

    /**
     * Returns a copy whose messages are not sent before an instant; null for at once. The validity of their class begins then.
     */
    public SubmitOptions withNotBefore(@Nullable Instant start) {
        return new SubmitOptions(tenant, start, priority, campaign);
    }

    /** Returns a copy with a priority from -100 to 100: higher ones of the same class are sent first. */
    public SubmitOptions withPriority(int level) {
        checkArgument(Math.abs(level) <= MAX_PRIORITY, "priority must be from -100 to 100, not %s", level);
        return new SubmitOptions(tenant, notBefore, level, campaign);
    }

    SubmitOptions withCampaign(String name) {
        return new SubmitOptions(tenant, notBefore, priority, name);
    }

    @Override
    public String toString() {
        return "SubmitOptions{" + (tenant.isEmpty() ? "" : "tenant, ") + "not before " + notBefore + ", priority "
                + priority + "}";
    }
}
