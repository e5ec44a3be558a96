package io.smsgateway;

import java.math.BigDecimal;
import java.util.Currency;
import org.jspecify.annotations.Nullable;

/**
 * One number of a balance.
 *
 * @param scope what it belongs to
 * @param kind what it may be spent on, or where it came from
 * @param unit what is counted
 * @param amount how many, exactly as the vendor says; null where the vendor says that none is assigned
 * @param currency of money, as configured, for the vendor does not say; null for messages or where none is configured
 */
public record Quota(
        Scope scope,
        Kind kind,
        Unit unit,
        @Nullable BigDecimal amount,
        @Nullable Currency currency) {

    public enum Scope {
        /** Shared by the whole account. */
        ACCOUNT,
        /** Set apart for one application of the account. */
        APPLICATION
    }

    public enum Kind {
        /** Messages of any kind. */
        ANY,
        VOICE,
        /** Codes and notices. */
        TRANSACTIONAL,
        MARKETING,
        /** Money that was paid in. */
        PAID,
        /** Money that the vendor gave. */
        GIFT,
        /** Money that may be owed. */
        CREDIT;

        /** Whether messages of a class can be paid from it. */
        public boolean pays(MessageClass messageClass) {
            return switch (this) {
                case ANY, PAID, GIFT, CREDIT -> true;
                case VOICE -> false;
                case TRANSACTIONAL -> messageClass != MessageClass.MARKETING;
                case MARKETING -> messageClass == MessageClass.MARKETING;
            };
        }
    }

    public enum Unit {
        MESSAGES,
        MONEY
    }
}
