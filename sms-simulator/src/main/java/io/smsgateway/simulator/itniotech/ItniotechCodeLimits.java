package io.smsgateway.simulator.itniotech;

import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;

/** How many codes may be sent in a period, in all and to one number. Guarded by {@link ItniotechCodes}. */
final class ItniotechCodeLimits {

    private record Limit(int most, Duration period) {
        static final Limit NONE = new Limit(Integer.MAX_VALUE, Duration.ZERO);

        boolean reached(List<Sent> sent, Instant now) {
            return sent.stream()
                            .filter(one -> one.at().plus(period).isAfter(now))
                            .count()
                    >= most;
        }
    }

    private record Sent(String number, Instant at) {}

    private final List<Sent> sent = new ArrayList<>();
    private Limit all = Limit.NONE;
    private Limit number = Limit.NONE;

    void all(int most, Duration period) {
        all = new Limit(most, period);
    }

    void number(int most, Duration period) {
        number = new Limit(most, period);
    }

    void check(String to, Instant now) throws ItniotechRefusal {
        if (all.reached(sent, now)) {
            throw new ItniotechRefusal(ItniotechStatus.APP_LIMIT);
        }
        if (number.reached(sent.stream().filter(one -> one.number().equals(to)).toList(), now)) {
            throw new ItniotechRefusal(ItniotechStatus.PHONE_LIMIT);
        }
    }

    void count(String to, Instant now) {
        Duration longest = all.period().compareTo(number.period()) > 0 ? all.period() : number.period();
        sent.removeIf(one -> !one.at().plus(longest).isAfter(now));
        sent.add(new Sent(to, now));
    }
}
