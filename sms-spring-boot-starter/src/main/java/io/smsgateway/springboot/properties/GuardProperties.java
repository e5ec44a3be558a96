package io.smsgateway.springboot.properties;

import io.smsgateway.MessageClass;
import io.smsgateway.PhoneNumber;
import io.smsgateway.Secret;
import io.smsgateway.springboot.properties.StateProperties.Store;
import java.math.BigDecimal;
import java.time.Duration;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import org.springframework.boot.context.properties.bind.DefaultValue;

/**
 * Guard against the abuse of codes with {@code sms-verification}. Applies at start only. Prints no key.
 *
 * @param enabled Whether messages are guarded
 * @param store Store of the counters: memory, jdbc or redis; several machines need jdbc or redis
 * @param key Secret key of the hashes of numbers, addresses and tenants: at least 32 random characters, the same for all
 *     machines. Required where the guard is enabled
 * @param messageClasses Classes of messages that are guarded. otp by default
 * @param countries Countries that guarded messages may go to, as two capital letters such as CN. All by default
 * @param numberTypes Kinds of lines that guarded messages may go to. mobile, fixed-line-or-mobile and unknown by default
 * @param number Limits of a number. 1 a minute, 3 an hour and 10 a day by default
 * @param address Limits of a client's address. 10 an hour and 50 a day by default
 * @param tenant Limits of a tenant, an hour and a day. None by default
 * @param prefix Limits of a prefix
 * @param conversion Codes that are not verified
 * @param spend Caps on money
 * @param dryRun Rules that only report, such as prefix and spend. None by default
 * @param refuseWithoutStore Whether guarded messages are refused while the store fails; otherwise each machine counts alone
 */
public record GuardProperties(
        @DefaultValue("false") boolean enabled,
        @DefaultValue("memory") Store store,
        @Nullable Secret key,
        @Nullable List<MessageClass> messageClasses,
        @DefaultValue List<String> countries,
        @Nullable List<PhoneNumber.Type> numberTypes,
        @Nullable Limits number,
        @Nullable Limits address,
        @Nullable Limits tenant,
        @DefaultValue Prefix prefix,
        @DefaultValue Conversion conversion,
        @DefaultValue Spend spend,
        @DefaultValue List<String> dryRun,
        @DefaultValue("false") boolean refuseWithoutStore) {

    /** Prefix of these properties. */
    public static final String PREFIX = SmsGatewayProperties.PREFIX + ".guard";

    public GuardProperties {
        countries = List.copyOf(countries);
        dryRun = List.copyOf(dryRun);
    }

    /**
     * Limits.
     *
     * @param perMinute Maximum in any minute, 0 for no limit
     * @param perHour Maximum in any hour, 0 for no limit
     * @param perDay Maximum in any day, 0 for no limit
     */
    public record Limits(
            @DefaultValue("0") int perMinute,
            @DefaultValue("0") int perHour,
            @DefaultValue("0") int perDay) {}

    /**
     * Limits of a prefix: the country code and the first digits of the national number.
     *
     * @param enabled Whether prefixes are limited
     * @param minimum How many messages an hour every prefix may have, 1 to 1000000. 30 by default
     * @param factor How many times the verified codes in an hour of its week a prefix may have, 1 to 1000. 5 by default
     * @param share Which part of all verified codes of an hour any prefix may have, 0 to 1. 0.01 by default
     */
    public record Prefix(
            @DefaultValue("true") boolean enabled,
            @Nullable Integer minimum,
            @Nullable Double factor,
            @Nullable Double share) {}

    /**
     * Codes that are not verified.
     *
     * @param minimum Of how many messages at least a rate is judged, 1 to 1000000. 20 by default
     * @param rate Part of verified codes below which a prefix is suspicious, 0.01 to 1. 0.35 by default
     * @param ofAverage Part of the rate of other traffic below which a prefix is suspicious, 0.01 to 1. 0.5 by default
     * @param blocking Whether a suspicious prefix is blocked; otherwise it is reported
     * @param blockFor Length of the first block, 1m to 7d. 15m by default
     * @param maxBlock Length of the longest block, block-for to 7d. 24h by default
     */
    public record Conversion(
            @Nullable Integer minimum,
            @Nullable Double rate,
            @Nullable Double ofAverage,
            @DefaultValue("false") boolean blocking,
            @Nullable Duration blockFor,
            @Nullable Duration maxBlock) {}

    /**
     * Caps on money, in the currency of the prices.
     *
     * @param perHour Maximum of any hour. None by default
     * @param perDay Maximum of a day in UTC. None by default
     * @param price Price of a part to a country without a price of its own. Required with a cap
     * @param prices Price of a part by country, as two capital letters such as CN
     */
    public record Spend(
            @Nullable BigDecimal perHour,
            @Nullable BigDecimal perDay,
            @Nullable BigDecimal price,
            @DefaultValue Map<String, BigDecimal> prices) {

        public Spend {
            prices = new LinkedHashMap<>(prices);
        }
    }
}
