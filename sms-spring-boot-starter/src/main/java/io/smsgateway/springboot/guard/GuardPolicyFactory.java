package io.smsgateway.springboot.guard;

import io.smsgateway.Secret;
import io.smsgateway.guard.ConversionPolicy;
import io.smsgateway.guard.GuardPolicy;
import io.smsgateway.guard.GuardRule;
import io.smsgateway.guard.PrefixPolicy;
import io.smsgateway.guard.SendLimits;
import io.smsgateway.guard.SpendPolicy;
import io.smsgateway.springboot.properties.GuardProperties;
import io.smsgateway.springboot.properties.InvalidConfigurationException;
import java.math.BigDecimal;
import java.util.Arrays;
import java.util.List;
import java.util.Locale;
import java.util.function.Supplier;
import org.jspecify.annotations.Nullable;

/** Rules of the guard from properties. Its failures say which property to set. */
record GuardPolicyFactory(GuardProperties properties) {

    private static final String PREFIX = GuardProperties.PREFIX;

    Secret key() {
        Secret key = properties.key();
        if (key == null) {
            throw new InvalidConfigurationException(
                    "no key for the guard",
                    PREFIX + ".key",
                    "Write `" + PREFIX + ".key: ${SMS_GUARD_KEY}` and set that variable to at least 32 random"
                            + " characters, the same for all machines.");
        }
        return key;
    }

    GuardPolicy policy() {
        GuardPolicy policy = GuardPolicy.DEFAULT
                .withPrefix(prefix())
                .withConversion(conversion())
                .withSpend(spend())
                .withRefusesWithoutStore(properties.refuseWithoutStore());
        if (properties.messageClasses() != null) {
            policy = policy.withMessageClasses(properties.messageClasses());
        }
        if (properties.numberTypes() != null) {
            policy = policy.withNumberTypes(properties.numberTypes());
        }
        GuardPolicy base = policy;
        GuardPolicy located = at("countries", () -> base.withCountries(properties.countries()));
        GuardPolicy number =
                at("number", () -> located.withNumberLimits(limits(properties.number(), located.numberLimits())));
        GuardPolicy address =
                at("address", () -> number.withAddressLimits(limits(properties.address(), number.addressLimits())));
        GuardPolicy tenant =
                at("tenant", () -> address.withTenantLimits(limits(properties.tenant(), address.tenantLimits())));
        return at(
                "dry-run",
                () -> tenant.withDryRun(properties.dryRun().stream()
                        .map(GuardPolicyFactory::rule)
                        .toList()));
    }

    private static GuardPolicy at(String property, Supplier<GuardPolicy> code) {
        return InvalidConfigurationException.at(PREFIX + "." + property, code);
    }

    private static SendLimits limits(GuardProperties.@Nullable Limits limits, SendLimits otherwise) {
        return limits == null ? otherwise : SendLimits.of(limits.perMinute(), limits.perHour(), limits.perDay());
    }

    private static GuardRule rule(String name) {
        String constant = name.strip().toUpperCase(Locale.ROOT).replace('-', '_');
        return Arrays.stream(GuardRule.values())
                .filter(rule -> rule.name().equals(constant))
                .findFirst()
                .orElseThrow(() -> new IllegalArgumentException(
                        "there is no such rule; write some of " + Arrays.toString(GuardRule.values())));
    }

    private PrefixPolicy prefix() {
        GuardProperties.Prefix prefix = properties.prefix();
        if (!prefix.enabled()) {
            return PrefixPolicy.NONE;
        }
        return InvalidConfigurationException.within(PREFIX + ".prefix", List.of("minimum", "factor", "share"), () -> {
            PrefixPolicy policy = PrefixPolicy.DEFAULT;
            policy = prefix.minimum() == null ? policy : policy.withMinimum(prefix.minimum());
            policy = prefix.factor() == null ? policy : policy.withFactor(prefix.factor());
            return prefix.share() == null ? policy : policy.withShare(prefix.share());
        });
    }

    private ConversionPolicy conversion() {
        GuardProperties.Conversion conversion = properties.conversion();
        return InvalidConfigurationException.within(
                PREFIX + ".conversion", List.of("minimum", "rate", "of-average", "block-for", "max-block"), () -> {
                    ConversionPolicy policy = ConversionPolicy.DEFAULT.withBlocking(conversion.blocking());
                    policy = conversion.minimum() == null ? policy : policy.withMinimum(conversion.minimum());
                    policy = conversion.rate() == null ? policy : policy.withRate(conversion.rate());
                    policy = conversion.ofAverage() == null ? policy : policy.withOfAverage(conversion.ofAverage());
                    return policy.withBlock(
                            conversion.blockFor() == null ? policy.blockFor() : conversion.blockFor(),
                            conversion.maxBlock() == null ? policy.maxBlock() : conversion.maxBlock());
                });
    }

    private SpendPolicy spend() {
        GuardProperties.Spend spend = properties.spend();
        if (spend.perHour() == null && spend.perDay() == null) {
            return SpendPolicy.NONE;
        }
        BigDecimal price = spend.price();
        if (price == null) {
            throw new InvalidConfigurationException(
                    "a cap on money needs prices",
                    PREFIX + ".spend.price",
                    "Write the price of a part to countries without a price of their own; the highest of all is safe.");
        }
        return InvalidConfigurationException.within(
                PREFIX + ".spend",
                List.of("per-hour", "per-day", "price"),
                () -> SpendPolicy.of(spend.perHour(), spend.perDay(), price).withPrices(spend.prices()));
    }
}
