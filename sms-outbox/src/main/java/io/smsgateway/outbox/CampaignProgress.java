package io.smsgateway.outbox;

import java.util.Map;
import org.jspecify.annotations.Nullable;

/** How far a campaign is, counted when it was read. Immutable. */
public final class CampaignProgress {

    private final Map<OutboxState, Long> counts;
    private final @Nullable String state;

    CampaignProgress(Map<OutboxState, Long> counts, @Nullable String state) {
        this.counts = Map.copyOf(counts);
        this.state = state;
    }

    /** Returns how many messages the campaign has; those that {@link OutboxSettings#retention} deleted are missing. */
    public long total() {
        return counts.values().stream().mapToLong(Long::longValue).sum();
    }

    /** Returns how many of them have a state. */
    public long count(OutboxState outcome) {
        return counts.getOrDefault(outcome, 0L);
    }

    /** Returns whether no message of the campaign waits or is being sent; messages may be submitted all the same. */
    public boolean isFinished() {
        return count(OutboxState.QUEUED) == 0;
    }

    /** Returns whether the campaign is paused. */
    public boolean isPaused() {
        return Campaigns.PAUSED.equals(state);
    }

    /** Returns whether the campaign was cancelled. */
    public boolean isCancelled() {
        return Campaigns.CANCELLED.equals(state);
    }

    @Override
    public String toString() {
        return "CampaignProgress{" + counts + (isPaused() ? ", paused" : "") + (isCancelled() ? ", cancelled" : "")
                + "}";
    }
}
