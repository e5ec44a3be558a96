package io.smsgateway;

import java.math.BigDecimal;
import java.time.Instant;
import java.util.List;

/**
 * The balance of one account.
 *
 * @param provider the provider whose account it is
 * @param asOf when it was read
 * @param quotas the quotas as the vendor reports them; copied
 * @param notes remarks for the reader, such as a part that could not be read; copied
 * @param partial whether a quota that may pay for messages is missing, so that zero does not prove an empty account
 */
public record Balance(ProviderId provider, Instant asOf, List<Quota> quotas, List<String> notes, boolean partial)
        implements BalanceResult {

    /** Creates a complete balance. */
    public Balance(ProviderId provider, Instant asOf, List<Quota> quotas, List<String> notes) {
        this(provider, asOf, quotas, notes, false);
    }

    public Balance {
        quotas = List.copyOf(quotas);
        notes = notes.stream().map(TextSanitizer::of).toList();
    }

    /**
     * Returns the quotas that can pay for messages of a class. They are not added up, because no vendor documents that
     * they may be.
     */
    public List<Quota> quotasFor(MessageClass messageClass) {
        return quotas.stream().filter(quota -> quota.kind().pays(messageClass)).toList();
    }

    /**
     * Returns whether no quota is left for messages of a class: there are quotas for it, each is unassigned, zero or
     * below, and the balance is complete.
     */
    public boolean isEmptyFor(MessageClass messageClass) {
        List<Quota> usable = quotasFor(messageClass);
        return !partial && !usable.isEmpty() && usable.stream().noneMatch(Balance::hasSome);
    }

    private static boolean hasSome(Quota quota) {
        BigDecimal amount = quota.amount();
        return amount != null && amount.signum() > 0;
    }
}
