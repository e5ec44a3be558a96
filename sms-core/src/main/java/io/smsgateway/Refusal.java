package io.smsgateway;

import static io.smsgateway.Remedy.FAILOVER;
import static io.smsgateway.Remedy.NONE;
import static io.smsgateway.Remedy.RETRY;

/** Reason why a message was certainly not sent. Values may be added; use a default branch. */
public enum Refusal {
    /** The number cannot receive messages. */
    INVALID_RECIPIENT(NONE, Concern.MESSAGE),
    /** The recipient has opted out. */
    OPTED_OUT(NONE, Concern.MESSAGE),
    /** Forbidden words, or too long. Does not fail over, because failover must not bypass a content filter. */
    CONTENT_REJECTED(NONE, Concern.MESSAGE),
    /** The template is unknown or not approved, or its parameters do not match. */
    TEMPLATE(FAILOVER, Concern.MESSAGE),
    /** The provider cannot send this kind of message, or not to this number. */
    UNSUPPORTED(FAILOVER, Concern.MESSAGE),
    /** The provider took an equal message before. */
    DUPLICATE(NONE, Concern.MESSAGE),
    /** The recipient gets too many messages. Does not fail over, because the limit protects recipients. */
    RECIPIENT_LIMIT(NONE, Concern.MESSAGE),
    /**
     * The vendor refused a request of several messages for one person or text, which opted out, was sent before, or has
     * forbidden words, and does not say which. Does not fail over, because another provider might send that message.
     */
    BATCH_REJECTED(NONE, Concern.MESSAGE),
    /**
     * The vendor refused a request of several messages because one recipient gets too many, and does not say which. Does
     * not fail over, because the limit protects recipients.
     */
    BATCH_LIMIT(NONE, Concern.MESSAGE),
    /** The message is no longer worth sending. */
    EXPIRED(NONE, Concern.MESSAGE),
    /** The idempotency key belongs to a message with other content. */
    KEY_REUSED(NONE, Concern.MESSAGE),
    /** The vendor cannot parse the request: a bug in the adapter, or a change of the vendor's API. */
    INVALID_REQUEST(FAILOVER, Concern.MESSAGE),
    /** The vendor refused with a code that the library does not know. */
    UNRECOGNISED(FAILOVER, Concern.MESSAGE),
    /** The vendor rejected the timestamp of the signature. */
    CLOCK_SKEW(FAILOVER, Concern.MESSAGE),
    /** The account exceeds a rate limit of the vendor. */
    THROTTLED(RETRY, Concern.MESSAGE),

    /** The vendor rejected the credentials. */
    BAD_CREDENTIALS(FAILOVER, Concern.ACCOUNT),
    /** The address that the request came from is not on the vendor's allow list. */
    IP_NOT_ALLOWED(FAILOVER, Concern.ACCOUNT),
    /** The account is locked, disabled, or not enabled for sending; or it has no route or price for this message. */
    ACCOUNT_LOCKED(FAILOVER, Concern.ACCOUNT),
    /** The account has reached its own limit of messages for the day, or of money spent. */
    DAILY_LIMIT(FAILOVER, Concern.ACCOUNT),
    /** The account has no quota or money left, or too little for this message. */
    OUT_OF_CREDIT(FAILOVER, Concern.ACCOUNT),
    /** The server at the URL failed TLS verification or sent a redirect. */
    UNTRUSTED(FAILOVER, Concern.ACCOUNT),
    /**
     * The installation of the provider is broken: a class or method that it needs is missing, as where a library has
     * another version than expected. Nothing was sent; proved.
     */
    MISCONFIGURED(FAILOVER, Concern.ACCOUNT),

    /** The request did not leave this machine, or not all of it; proved. */
    UNAVAILABLE(RETRY, Concern.HEALTH),
    /**
     * Something in front of the vendor refused the request, such as a firewall: a 4xx that is not in the vendor's
     * format.
     */
    INTERCEPTED(FAILOVER, Concern.HEALTH),

    /**
     * The provider has no capacity for the message in the time that it has: too many requests in flight, or no permit of
     * the rate limit.
     */
    BUSY(RETRY, Concern.LIBRARY),
    /** The circuit breaker of the provider is open. */
    CIRCUIT_OPEN(RETRY, Concern.LIBRARY),
    /** The provider is suspended: by hand, or because of a refusal that concerns the account. */
    SUSPENDED(FAILOVER, Concern.LIBRARY),
    /** The client, the provider or the executor is closed. */
    CLOSED(NONE, Concern.LIBRARY),
    /** The caller cancelled before the message was sent. */
    CANCELLED(NONE, Concern.LIBRARY),
    /** The calling thread was interrupted before the message was sent. */
    INTERRUPTED(NONE, Concern.LIBRARY),
    /**
     * A rule of the application's guard against abuse refused the message. {@link Refused#code} names the rule, {@link
     * Refused#retryAfter} says when it permits the message.
     */
    GUARD(NONE, Concern.LIBRARY);

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

    /** Returns what can be done about the refusal. */
    public Remedy remedy() {
        return remedy;
    }

    /**
     * Returns whether the refusal shows that the provider is unhealthy, which opens its circuit when it happens too
     * often.
     */
    public boolean countsAgainstHealth() {
        return concern == Concern.HEALTH;
    }

    /**
     * Returns whether the provider is suspended for it, because other messages would meet the same refusal until the account
     * or the installation is corrected. {@link #ACCOUNT_LOCKED} and {@link #OUT_OF_CREDIT} may concern one message only, so they suspend its class, and
     * not before three recipients in a row are refused or a balance query confirms them.
     */
    public boolean suspends() {
        return concern == Concern.ACCOUNT;
    }

    /** Returns whether the library itself refused the message for the moment, and no request was made. */
    public boolean isByLibrary() {
        return concern == Concern.LIBRARY;
    }
}
