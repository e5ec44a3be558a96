package io.smsgateway.outbox;

/** How many messages of a stream the outbox has. Immutable. */
public final class CampaignSubmission {

    private final long added;
    private final long known;
    private final long refused;

    CampaignSubmission(long added, long known, long refused) {
        this.added = added;
        this.known = known;
        this.refused = refused;
    }

    /** Returns how many messages were added. */
    public long added() {
        return added;
    }

    /** Returns how many were there: equal ones were submitted with the same keys before. */
    public long known() {
        return known;
    }

    /** Returns how many were not added, because their keys belong to messages with another recipient or content. */
    public long refused() {
        return refused;
    }

    @Override
    public String toString() {
        return "CampaignSubmission{" + added + " added, " + known + " known, " + refused + " refused}";
    }
}
