package io.smsgateway.springboot.guard;

import io.smsgateway.MessageClass;
import io.smsgateway.PhoneNumber;
import io.smsgateway.guard.GuardPolicy;
import io.smsgateway.guard.GuardRule;
import io.smsgateway.guard.PrefixBlock;
import io.smsgateway.guard.PrefixPolicy;
import io.smsgateway.guard.SendLimits;
import io.smsgateway.guard.SmsGuard;
import io.smsgateway.guard.SpendPolicy;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Set;
import java.util.TreeSet;
import org.jspecify.annotations.Nullable;
import org.springframework.boot.actuate.endpoint.Access;
import org.springframework.boot.actuate.endpoint.annotation.DeleteOperation;
import org.springframework.boot.actuate.endpoint.annotation.Endpoint;
import org.springframework.boot.actuate.endpoint.annotation.ReadOperation;
import org.springframework.boot.actuate.endpoint.annotation.Selector;

/**
 * Actuator endpoint of the guard: its rules, and the prefixes that are blocked. Shows no numbers. Read-only unless {@code
 * management.endpoint.smsguard.access} is {@code unrestricted}.
 */
@Endpoint(id = "smsguard", defaultAccess = Access.READ_ONLY)
public final class GuardEndpoint {

    private final SmsGuard guard;
    private final GuardStatus status;

    GuardEndpoint(SmsGuard guard, GuardStatus status) {
        this.guard = guard;
        this.status = status;
    }

    /** What a rule does with a message that it does not permit. */
    public enum Mode {
        /** Refuses it. */
        REFUSES,
        /** Reports it and lets it pass. */
        REPORTS,
        /** Permits all messages. */
        OFF
    }

    /**
     * A rule.
     *
     * @param rule the rule
     * @param mode what it does
     * @param limit its limits in words; empty where it is off or has none
     * @param refused number of messages that it refused since the application started, on this machine
     * @param reported number of messages that it reported instead
     */
    public record Rule(GuardRule rule, Mode mode, String limit, long refused, long reported) {}

    /**
     * The guard.
     *
     * @param messageClasses classes of messages that it decides about
     * @param rules all rules
     * @param blocks prefixes that are blocked, or would be if the rule {@code CONVERSION} refused; null where the store
     *     cannot be read
     */
    public record Guard(
            Set<MessageClass> messageClasses,
            List<Rule> rules,
            @Nullable List<PrefixBlock> blocks) {}

    /** Returns the rules and the blocked prefixes. */
    @ReadOperation
    public Guard guard() {
        GuardPolicy policy = guard.policy();
        List<Rule> rules = new ArrayList<>();
        for (GuardRule rule : GuardRule.values()) {
            Mode mode = mode(policy, rule);
            rules.add(new Rule(
                    rule,
                    mode,
                    mode == Mode.OFF ? "" : limit(policy, rule),
                    status.refused().getOrDefault(rule.name(), 0L),
                    status.reported().getOrDefault(rule.name(), 0L)));
        }
        return new Guard(new TreeSet<>(policy.messageClasses()), rules, blocks());
    }

    private @Nullable List<PrefixBlock> blocks() {
        try {
            return guard.blocks().stream()
                    .sorted(Comparator.comparing(PrefixBlock::prefix))
                    .toList();
        } catch (RuntimeException unavailable) {
            return null;
        }
    }

    /**
     * Lifts the block of a prefix.
     *
     * @param prefix a plus, the country code and the first digits, as in {@link Guard#blocks}
     * @return the guard afterwards; null, which is "not found" over HTTP, where the prefix was not blocked
     */
    @DeleteOperation
    public @Nullable Guard lift(@Selector String prefix) {
        return guard.lift(prefix) ? guard() : null;
    }

    private static Mode mode(GuardPolicy policy, GuardRule rule) {
        if (isOff(policy, rule)) {
            return Mode.OFF;
        }
        boolean reports = policy.dryRun().contains(rule)
                || (rule == GuardRule.CONVERSION && !policy.conversion().isBlocking());
        return reports ? Mode.REPORTS : Mode.REFUSES;
    }

    private static boolean isOff(GuardPolicy policy, GuardRule rule) {
        return switch (rule) {
            case COUNTRY -> policy.countries().isEmpty();
            case NUMBER_TYPE -> policy.numberTypes().size() == PhoneNumber.Type.values().length;
            case NUMBER -> policy.numberLimits().equals(SendLimits.NONE);
            case ADDRESS -> policy.addressLimits().equals(SendLimits.NONE);
            case TENANT -> policy.tenantLimits().equals(SendLimits.NONE);
            case PREFIX -> policy.prefix().equals(PrefixPolicy.NONE);
            case CONVERSION -> false;
            case SPEND -> policy.spend().equals(SpendPolicy.NONE);
            case STORE -> !policy.refusesWithoutStore();
        };
    }

    private static String limit(GuardPolicy policy, GuardRule rule) {
        return switch (rule) {
            case COUNTRY -> String.join(", ", new TreeSet<>(policy.countries()));
            case NUMBER_TYPE -> inner(new TreeSet<>(policy.numberTypes()));
            case NUMBER -> inner(policy.numberLimits());
            case ADDRESS -> inner(policy.addressLimits());
            case TENANT -> inner(policy.tenantLimits());
            case PREFIX -> inner(policy.prefix());
            case CONVERSION -> inner(policy.conversion());
            case SPEND -> inner(policy.spend());
            case STORE -> "";
        };
    }

    /** Returns what is between the braces or brackets of a text. */
    private static String inner(Object value) {
        return value.toString().replaceFirst("^[A-Za-z]*[{\\[]", "").replaceFirst("[}\\]]$", "");
    }
}
