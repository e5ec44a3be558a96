package io.smsgateway;

import static io.smsgateway.Remedy.FAILOVER;
import static io.smsgateway.Remedy.NONE;
import static io.smsgateway.Remedy.RETRY;

/** Why a message was certainly not sent. */
public enum Refusal {
    /** The number can't receive messages. */
    INVALID_RECIPIENT(NONE, Concern.MESSAGE),
    /** The person asked not to be written to. */
    OPTED_OUT(NONE, Concern.MESSAGE),
    /** Forbidden words, or too long; not passed on, for failover is no way round a filter. */
    CONTENT_REJECTED(NONE, Concern.MESSAGE),
    /** The template is unknown, not approved, or its parameters don't fit. */
    TEMPLATE(FAILOVER, Concern.MESSAGE),
    /** This provider can't send this kind of message, or not to this number. */
    UNSUPPORTED(FAILOVER, Concern.MESSAGE),
    /** The provider took an equal message before. */
    DUPLICATE(NONE, Concern.MESSAGE),
    /** The person gets too many messages; not passed on, for the limit protects them. */
    RECIPIENT_LIMIT(NONE, Concern.MESSAGE),
    /** No longer worth sending. */
    EXPIRED(NONE, Concern.MESSAGE),
    /** The idempotency key belongs to a message with other content. */
    KEY_REUSED(NONE, Concern.MESSAGE),
    /** The vendor can't make sense of the request: a fault of the adapter, or a change of the vendor's API. */
    INVALID_REQUEST(FAILOVER, Concern.MESSAGE),
    /** A refusal whose code this library does not know. */
    UNRECOGNISED(FAILOVER, Concern.MESSAGE),
    /** Signed at a time that the vendor does not believe. */
    CLOCK_SKEW(FAILOVER, Concern.MESSAGE),
    /** The account sends too fast. */
    THROTTLED(RETRY, Concern.MESSAGE),

    BAD_CREDENTIALS(FAILOVER, Concern.ACCOUNT),
    IP_NOT_ALLOWED(FAILOVER, Concern.ACCOUNT),
    /** Locked, disabled, or not opened for sending. */
    ACCOUNT_LOCKED(FAILOVER, Concern.ACCOUNT),
    OUT_OF_CREDIT(FAILOVER, Concern.ACCOUNT),
    /** What answers at the URL can't prove to be the vendor, or sends us elsewhere: certificate or redirect. */
    UNTRUSTED(FAILOVER, Concern.ACCOUNT),

    /** Proved: nothing left this machine, or not all of it. */
    UNAVAILABLE(RETRY, Concern.HEALTH),
    /** Something in front of the vendor refused, such as a firewall: a 4xx that is not in the vendor's words. */
    INTERCEPTED(FAILOVER, Concern.HEALTH),

    /** This library kept it back: circuit open, provider suspended, limit reached, client closed. */
    HELD_BACK(FAILOVER, Concern.LIBRARY);

    private enum Concern {
        MESSAGE,
        ACCOUNT,
        HEALTH,
        LIBRARY
    }

    private final Remedy remedy;
    private final Concern concern;

    Refusal(Remedy remedy, Concern concern) {
        this.remedy = remedy;
        this.concern = concern;
    }

    public Remedy remedy() {
        return remedy;
    }

    /** Whether it says that the provider is ill, which opens its circuit when it happens too often. */
    public boolean countsAgainstHealth() {
        return concern == Concern.HEALTH;
    }

    /** Whether every message would meet the same refusal until somebody mends the account. */
    public boolean suspends() {
        return concern == Concern.ACCOUNT;
    }
}
