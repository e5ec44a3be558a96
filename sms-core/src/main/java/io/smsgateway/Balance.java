package io.smsgateway;

import java.math.BigDecimal;
import java.time.Instant;
import java.util.List;
import java.util.Objects;
import org.jspecify.annotations.Nullable;

/** The balance of one account. Created by adapters with {@link #of}; each wither returns a changed copy. */
public final class Balance implements BalanceResult {

    private final ProviderId provider;
    private final Instant asOf;
    private final List<Quota> quotas;
    private final List<String> notes;
    private final boolean partial;

    private Balance(ProviderId provider, Instant asOf, List<Quota> quotas, List<String> notes, boolean partial) {
        this.provider = Objects.requireNonNull(provider, "provider");
        this.asOf = Objects.requireNonNull(asOf, "asOf");
        this.quotas = List.copyOf(quotas);
        this.notes = notes.stream().map(TextSanitizer::of).toList();
        this.partial = partial;
    }

    /**
     * Returns a complete balance without notes.
     *
     * @param provider the provider whose account it is
     * @param asOf when it was read
     * @param quotas the quotas as the vendor reports them; copied
     */
    public static Balance of(ProviderId provider, Instant asOf, List<Quota> quotas) {
        return new Balance(provider, asOf, quotas, List.of(), false);
    }

    /** Returns the provider whose account it is. */
    @Override
    public ProviderId provider() {
        return provider;
    }

    /** Returns when it was read. */
    public Instant asOf() {
        return asOf;
    }

    /** Returns the quotas as the vendor reports them; unmodifiable. */
    public List<Quota> quotas() {
        return quotas;
    }

    /** Returns remarks for the reader, such as a part that could not be read; safe to print, unmodifiable. */
    public List<String> notes() {
        return notes;
    }

    /** Returns whether a quota that may pay for messages is missing, so that zero does not prove an empty account. */
    public boolean partial() {
        return partial;
    }

    /** Returns a copy with these remarks, which are copied and made safe to print. */
    public Balance withNotes(List<String> remarks) {
        return new Balance(provider, asOf, quotas, remarks, partial);
    }

    /** Returns a copy that says whether a quota that may pay for messages is missing. */
    public Balance withPartial(boolean missing) {
        return new Balance(provider, asOf, quotas, notes, missing);
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

    private List<Object> state() {
        return List.of(provider, asOf, quotas, notes, partial);
    }

    @Override
    public boolean equals(@Nullable Object other) {
        return other instanceof Balance balance && state().equals(balance.state());
    }

    @Override
    public int hashCode() {
        return state().hashCode();
    }

    @Override
    public String toString() {
        return "Balance{" + provider + ", asOf=" + asOf + ", quotas=" + quotas + ", notes=" + notes
                + (partial ? ", partial" : "") + "}";
    }
}
