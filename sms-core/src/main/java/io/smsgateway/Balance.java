package io.smsgateway;

import java.math.BigDecimal;
import java.time.Instant;
import java.util.List;

/**
 * What is left on one account.
 *
 * @param provider whose
 * @param asOf when it was asked
 * @param quotas what the vendor says, one number each; copied
 * @param notes what the reader should know of it, such as a part that could not be read; copied
 * @param partial whether something that messages may be paid from is not in it, so that zero is no proof of emptiness
 */
public record Balance(ProviderId provider, Instant asOf, List<Quota> quotas, List<String> notes, boolean partial)
        implements BalanceResult {

    /** A balance with everything in it. */
    public Balance(ProviderId provider, Instant asOf, List<Quota> quotas, List<String> notes) {
        this(provider, asOf, quotas, notes, false);
    }

    public Balance {
        quotas = List.copyOf(quotas);
        notes = notes.stream().map(SafeText::of).toList();
    }

    /** The quotas that messages of a class can be paid from. They are not added up: no vendor says that they may be. */
    public List<Quota> quotasFor(MessageClass messageClass) {
        return quotas.stream().filter(quota -> quota.kind().pays(messageClass)).toList();
    }

    /**
     * Whether there is nothing left for messages of a class: there are quotas for it, each is unassigned, zero or below,
     * and no other may pay.
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
