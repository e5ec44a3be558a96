package io.smsgateway;

import java.math.BigDecimal;
import java.util.Currency;
import org.jspecify.annotations.Nullable;

/**
 * One number of a balance. A record, because it is a closed value: what it counts (scope, kind, unit, currency) and how
 * much; remarks on a reading belong to its {@link Balance}.
 *
 * @param scope what the quota belongs to
 * @param kind what it may be spent on, or where it comes from
 * @param unit what is counted
 * @param amount the exact number that the vendor reports; null where the vendor reports that none is assigned
 * @param currency of money, as configured, because vendors do not report it; null for messages or where none is
 *     configured
 */
public record Quota(
        Scope scope,
        Kind kind,
        Unit unit,
        @Nullable BigDecimal amount,
        @Nullable Currency currency) {

    /** What a quota belongs to. */
    public enum Scope {
        /** Shared by the whole account. */
        ACCOUNT,
        /** Reserved for one application of the account. */
        APPLICATION
    }

    /** What a quota may be spent on, or where it comes from. Values may be added; use a default branch. */
    public enum Kind {
        /** Messages of any kind. */
        ANY,
        /** Voice calls. */
        VOICE,
        /** Codes and transactional messages. */
        TRANSACTIONAL,
        /** Marketing messages. */
        MARKETING,
        /** Money that was paid in. */
        PAID,
        /** Money that the vendor granted. */
        GIFT,
        /** Money that may be owed. */
        CREDIT;

        /** Returns whether messages of a class can be paid from it. */
        public boolean pays(MessageClass messageClass) {
            return switch (this) {
                case ANY, PAID, GIFT, CREDIT -> true;
                case VOICE -> false;
                case TRANSACTIONAL -> messageClass != MessageClass.MARKETING;
                case MARKETING -> messageClass == MessageClass.MARKETING;
            };
        }
    }

    /** What a quota counts. */
    public enum Unit {
        /** Numbers of messages. */
        MESSAGES,
        /** Amounts of money. */
        MONEY
    }
}
