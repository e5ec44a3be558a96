package io.smsgateway.guard;

import io.smsgateway.PhoneNumber;
import io.smsgateway.SmsMessage;
import org.jspecify.annotations.Nullable;

/**
 * What the rules look at in a message.
 *
 * @param number keyed hash of the number
 * @param address keyed hash of the client's address; null where none is given
 * @param tenant keyed hash of the tenant; null where none is given
 * @param country two letters
 * @param prefix a plus, the country code and the first digits of the national number
 * @param cost in millionths; 0 where money has no cap
 */
record Subject(
        String number,
        @Nullable String address,
        @Nullable String tenant,
        String country,
        PhoneNumber.Type type,
        String prefix,
        long cost) {

    /** Digits of the national number in a prefix. */
    private static final int DIGITS = 4;

    /** Digits of the national number behind a prefix, so that a short number's prefix does not point to few people. */
    private static final int HIDDEN = 4;

    static Subject of(SmsMessage message, KeyedHash hash, SpendPolicy spend) {
        PhoneNumber to = message.to();
        String country = to.region();
        String client = message.metadata().get(SmsGuard.CLIENT_ADDRESS);
        String address = client == null ? null : ClientAddress.counted(client);
        String tenant = message.metadata().get(SmsGuard.TENANT);
        return new Subject(
                hash.ofNumber(to),
                address == null ? null : hash.of("address", address),
                tenant == null ? null : hash.of("tenant", tenant),
                country,
                to.type(),
                prefix(to),
                spend.isCapped() ? spend.millionths(country, Parts.of(message.content(), country)) : 0);
    }

    static String prefix(PhoneNumber number) {
        String national = number.national();
        int digits = Math.max(0, Math.min(DIGITS, national.length() - HIDDEN));
        return "+" + number.countryCode() + national.substring(0, digits);
    }
}
