package io.smsgateway.guard;

import java.time.Instant;
import org.jspecify.annotations.Nullable;

/** Rules that compare a prefix with its own week and with all traffic. */
final class PrefixTraffic {

    /** Verified codes from which on the conversion of the service counts as known. */
    private static final int KNOWN = 100;

    private static final int HOURS_OF_DAY = 24;

    private final PrefixPolicy volume;
    private final ConversionPolicy conversion;

    PrefixTraffic(PrefixPolicy volume, ConversionPolicy conversion) {
        this.volume = volume;
        this.conversion = conversion;
    }

    /** Returns why the prefix may have no more messages; null where it may. */
    @Nullable
    Violation volume(Send send, Counts counts) {
        long slot = Slots.SHORT.of(send.at());
        if (!volume.isLimited() || !isConversionKnown(send, counts)) {
            return null;
        }
        String id = Layout.prefix(send.prefix());
        long sent = counts.used(id, slot - Slots.HOUR + 1, slot);
        long verified = counts.verified(id, slot - Slots.HOUR + 1, slot);
        long limit = limit(send, counts, verified);
        return sent < limit
                ? null
                : Violation.of(
                        GuardRule.PREFIX,
                        "the prefix had " + sent + " messages in an hour, of which " + verified
                                + " were verified; its limit is " + limit,
                        Slots.SHORT.begin(slot + 1) - send.at());
    }

    /** Returns the limit of the hour; verified codes pay for as many messages as a healthy rate explains. */
    private long limit(Send send, Counts counts, long verified) {
        long slot = Slots.SHORT.of(send.at());
        double own = hourOfWeek(Layout.prefixDays(send.prefix()), send, counts);
        double all = Math.max(hourOfWeek(Layout.ALL_DAYS, send, counts), (double)
                counts.verified(Layout.ALL, slot - Slots.HOUR + 1, slot));
        double base = Math.max(volume.minimum(), Math.max(volume.factor() * own, volume.share() * all));
        return (long) (base + verified / conversion.rate());
    }

    /** Returns the verified codes in an hour of the seven days before, without days on which the service verified none. */
    private static double hourOfWeek(String id, Send send, Counts counts) {
        long today = Slots.DAY.of(send.at());
        int days = 0;
        for (long day = today - Layout.WEEK; day < today; day++) {
            days += counts.verified(Layout.ALL_DAYS, day, day) > 0 ? 1 : 0;
        }
        return days == 0 ? 0 : (double) counts.verified(id, today - Layout.WEEK, today - 1) / (days * HOURS_OF_DAY);
    }

    /**
     * Returns whether the application says which codes are verified, and has said it long enough that a prefix without any is
     * an exception.
     */
    private static boolean isConversionKnown(Send send, Counts counts) {
        long slot = Slots.SHORT.of(send.at());
        long today = Slots.DAY.of(send.at());
        long recent = counts.verified(Layout.ALL, slot - 1, slot);
        return counts.verified(Layout.ALL_DAYS, today - Layout.WEEK, today) - recent >= KNOWN;
    }

    /** What was judged of a prefix. */
    record Rate(long sent, long verified) {

        double value() {
            return sent == 0 ? 0 : (double) verified / sent;
        }
    }

    /** Returns the rate of a prefix of which too few codes are verified; null where there are enough. */
    @Nullable
    Rate low(Send send, Counts counts) {
        long last = Slots.SHORT.of(send.at()) - 2;
        long first = last + 1 - Slots.HOUR;
        PrefixBlock block = counts.block();
        if (block != null) {
            // what was sent before the last block has been judged
            first = Math.max(first, Slots.SHORT.of(block.until().toEpochMilli() - 1) + 1);
        }
        String id = Layout.prefix(send.prefix());
        Rate rate = new Rate(counts.used(id, first, last), counts.verified(id, first, last));
        if (rate.sent() < conversion.minimum() || rate.value() >= conversion.rate()) {
            return null;
        }
        return rate.value() < conversion.ofAverage() * average(id, last, send, counts) ? rate : null;
    }

    /** Returns the rate of the other prefixes in the hour or, where they have too few messages, that of all in the week. */
    private static double average(String id, long last, Send send, Counts counts) {
        long first = last + 1 - Slots.HOUR;
        Rate others = new Rate(
                counts.used(Layout.ALL, first, last) - counts.used(id, first, last),
                counts.verified(Layout.ALL, first, last) - counts.verified(id, first, last));
        if (others.sent() >= KNOWN) {
            return others.value();
        }
        long today = Slots.DAY.of(send.at());
        Rate week = new Rate(
                counts.used(Layout.ALL_DAYS, today - Layout.WEEK, today),
                counts.verified(Layout.ALL_DAYS, today - Layout.WEEK, today));
        return week.sent() >= KNOWN ? week.value() : 0;
    }

    /** Returns the block that follows; twice as long as one that ended within the day before. */
    PrefixBlock next(Send send, @Nullable PrefixBlock last) {
        int level = last != null && send.at() - last.until().toEpochMilli() < EventLog.DAY ? last.level() + 1 : 1;
        long length = conversion.blockFor().toMillis();
        for (int i = 1; i < level && length < conversion.maxBlock().toMillis(); i++) {
            length *= 2;
        }
        length = Math.min(length, conversion.maxBlock().toMillis());
        return new PrefixBlock(send.prefix(), Instant.ofEpochMilli(send.at() + length), level);
    }
}
