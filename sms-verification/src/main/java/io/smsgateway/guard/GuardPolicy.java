package io.smsgateway.guard;

import io.smsgateway.MessageClass;
import io.smsgateway.PhoneNumber;
import java.util.Collection;
import java.util.List;
import java.util.Set;
import java.util.function.Consumer;
import org.jspecify.annotations.Nullable;

/** Rules of a guard. Immutable; each wither returns a changed copy. */
public final class GuardPolicy {

    /** Longest log of a number or an address, in the database as well. */
    private static final int MAX_LOGGED = 100;

    /** The rules for codes, in any country and without a cap on money. */
    public static final GuardPolicy DEFAULT = new GuardPolicy(new Draft());

    /** The rules; not changed once a policy has them. */
    private static final class Draft {
        Set<MessageClass> classes = Set.of(MessageClass.OTP);
        Set<String> countries = Set.of();
        Set<PhoneNumber.Type> types =
                Set.of(PhoneNumber.Type.MOBILE, PhoneNumber.Type.FIXED_LINE_OR_MOBILE, PhoneNumber.Type.UNKNOWN);
        SendLimits number = SendLimits.of(1, 3, 10);
        SendLimits address = SendLimits.of(0, 10, 50);
        SendLimits tenant = SendLimits.NONE;
        PrefixPolicy prefix = PrefixPolicy.DEFAULT;
        ConversionPolicy conversion = ConversionPolicy.DEFAULT;
        SpendPolicy spend = SpendPolicy.NONE;
        Set<GuardRule> dryRun = Set.of();
        boolean refusesWithoutStore;

        Draft copy() {
            Draft copy = new Draft();
            copy.classes = classes;
            copy.countries = countries;
            copy.types = types;
            copy.number = number;
            copy.address = address;
            copy.tenant = tenant;
            copy.prefix = prefix;
            copy.conversion = conversion;
            copy.spend = spend;
            copy.dryRun = dryRun;
            copy.refusesWithoutStore = refusesWithoutStore;
            return copy;
        }
    }

    private final Draft rules;

    private GuardPolicy(Draft draft) {
        rules = draft;
        requireLogged("a number", draft.number);
        requireLogged("an address", draft.address);
        draft.countries.forEach(Countries::checked);
        if (draft.tenant.perMinute() > 0) {
            throw new IllegalArgumentException("the limits of a tenant are an hour and a day; leave out the minute");
        }
    }

    private static void requireLogged(String what, SendLimits limits) {
        if (limits.largest() > MAX_LOGGED) {
            throw new IllegalArgumentException(
                    "the limits of " + what + " must be at most " + MAX_LOGGED + ", not " + limits);
        }
    }

    private GuardPolicy with(Consumer<Draft> change) {
        Draft draft = rules.copy();
        change.accept(draft);
        return new GuardPolicy(draft);
    }

    /** Returns the classes of messages that the guard decides about; codes by default. */
    public Set<MessageClass> messageClasses() {
        return rules.classes;
    }

    /** Returns the countries that messages may go to; empty for all, as by default. */
    public Set<String> countries() {
        return rules.countries;
    }

    /** Returns the kinds of lines that messages may go to; mobile and unknown ones by default. */
    public Set<PhoneNumber.Type> numberTypes() {
        return rules.types;
    }

    /** Returns the limits of a number; 1 a minute, 3 an hour and 10 a day by default. */
    public SendLimits numberLimits() {
        return rules.number;
    }

    /** Returns the limits of a client's address; 10 an hour and 50 a day by default. */
    public SendLimits addressLimits() {
        return rules.address;
    }

    /** Returns the limits of a tenant; none by default. */
    public SendLimits tenantLimits() {
        return rules.tenant;
    }

    /** Returns the limits of a prefix. */
    public PrefixPolicy prefix() {
        return rules.prefix;
    }

    /** Returns when too few codes of a prefix are verified. */
    public ConversionPolicy conversion() {
        return rules.conversion;
    }

    /** Returns the caps on money; none by default. */
    public SpendPolicy spend() {
        return rules.spend;
    }

    /** Returns the rules that are reported and refuse nothing; none by default. */
    public Set<GuardRule> dryRun() {
        return rules.dryRun;
    }

    /** Returns whether messages are refused while the store fails; false by default, where this machine counts alone. */
    public boolean refusesWithoutStore() {
        return rules.refusesWithoutStore;
    }

    /** Returns whether the failing store is a reason to refuse, and not to report. */
    boolean stopsWithoutStore() {
        return rules.refusesWithoutStore && !rules.dryRun.contains(GuardRule.STORE);
    }

    /** Returns a copy for messages of these classes. */
    public GuardPolicy withMessageClasses(Collection<MessageClass> others) {
        return with(draft -> draft.classes = Set.copyOf(others));
    }

    /** Returns a copy for messages to these countries, two letters such as {@code CN}; empty for all. */
    public GuardPolicy withCountries(Collection<String> others) {
        return with(draft -> draft.countries = Set.copyOf(others));
    }

    /** Returns a copy for messages to these kinds of lines. */
    public GuardPolicy withNumberTypes(Collection<PhoneNumber.Type> others) {
        return with(draft -> draft.types = Set.copyOf(others));
    }

    /** Returns a copy with these limits of a number, each at most 100. */
    public GuardPolicy withNumberLimits(SendLimits limits) {
        return with(draft -> draft.number = limits);
    }

    /** Returns a copy with these limits of an IPv4 address or of the /64 of an IPv6 address, each at most 100. */
    public GuardPolicy withAddressLimits(SendLimits limits) {
        return with(draft -> draft.address = limits);
    }

    /** Returns a copy with these limits of a tenant, an hour and a day in UTC. */
    public GuardPolicy withTenantLimits(SendLimits limits) {
        return with(draft -> draft.tenant = limits);
    }

    /** Returns a copy with these limits of a prefix. */
    public GuardPolicy withPrefix(PrefixPolicy other) {
        return with(draft -> draft.prefix = other);
    }

    /** Returns a copy with this policy for codes that are not verified. */
    public GuardPolicy withConversion(ConversionPolicy other) {
        return with(draft -> draft.conversion = other);
    }

    /** Returns a copy with these caps on money. */
    public GuardPolicy withSpend(SpendPolicy other) {
        return with(draft -> draft.spend = other);
    }

    /** Returns a copy that reports these rules and refuses nothing by them. */
    public GuardPolicy withDryRun(Collection<GuardRule> rules) {
        return with(draft -> draft.dryRun = Set.copyOf(rules));
    }

    /** Returns a copy that refuses messages while the store fails, or counts on this machine alone. */
    public GuardPolicy withRefusesWithoutStore(boolean refuses) {
        return with(draft -> draft.refusesWithoutStore = refuses);
    }

    private List<Object> state() {
        return List.of(
                rules.classes,
                rules.countries,
                rules.types,
                rules.number,
                rules.address,
                rules.tenant,
                rules.prefix,
                rules.conversion,
                rules.spend,
                rules.dryRun,
                rules.refusesWithoutStore);
    }

    @Override
    public boolean equals(@Nullable Object other) {
        return other instanceof GuardPolicy policy && state().equals(policy.state());
    }

    @Override
    public int hashCode() {
        return state().hashCode();
    }

    @Override
    public String toString() {
        return "GuardPolicy" + state();
    }
}
