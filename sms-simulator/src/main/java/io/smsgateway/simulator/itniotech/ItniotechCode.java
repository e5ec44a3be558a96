package io.smsgateway.simulator.itniotech;

import java.math.BigDecimal;
import java.time.Instant;
import org.jspecify.annotations.Nullable;

/** One code that was sent, and what came of the tries to name it. Guarded by {@link ItniotechCodes}. */
final class ItniotechCode {

    /** How a code reaches its receiver; a network proves the number by itself, and has no code. */
    enum Channel {
        SMS,
        CALL,
        SNA
    }

    /** What {@code matched} says. */
    static final int UNCHECKED = -1;

    static final int CORRECT = 0;
    static final int SENDING = 1;
    static final int WRONG = 2;
    static final int UNKNOWN = 3;
    static final int USED = 4;
    static final int EXPIRED = 5;

    record Facts(
            String id,
            String appId,
            String to,
            Channel channel,
            String code,
            String content,
            long templateId,
            @Nullable String orderId,
            @Nullable Long flowId,
            BigDecimal price,
            Instant submitted,
            Instant sent,
            Instant expires,
            ItniotechOutcome outcome) {

        int parts() {
            return channel == Channel.SMS ? ItniotechText.parts(content) : 1;
        }

        BigDecimal pay() {
            return price.multiply(BigDecimal.valueOf(parts()));
        }
    }

    private final Facts facts;
    private int recorded = UNCHECKED;
    private @Nullable Instant checked;
    private int tries;
    private boolean used;
    private boolean superseded;
    private boolean opened;

    ItniotechCode(Facts facts) {
        this.facts = facts;
    }

    Facts facts() {
        return facts;
    }

    /** The verdict of the last check that the records know, and of none before. */
    int recorded() {
        return recorded;
    }

    @Nullable
    Instant checked() {
        return checked;
    }

    boolean used() {
        return used;
    }

    void supersede() {
        superseded = true;
    }

    void open() {
        opened = true;
    }

    int check(String given, Instant now, int mostTries) {
        int matched = verdict(given, now, mostTries);
        used |= matched == CORRECT;
        if (matched != USED && matched != EXPIRED) {
            recorded = matched;
            checked = now;
        }
        return matched;
    }

    private int verdict(String given, Instant now, int mostTries) {
        if (used) {
            return USED;
        }
        if (superseded || !now.isBefore(facts.expires())) {
            return EXPIRED;
        }
        if (now.isBefore(facts.sent())) {
            return SENDING;
        }
        if (facts.channel() == Channel.SNA) {
            return opened ? CORRECT : UNCHECKED;
        }
        tries++;
        if (tries > mostTries) {
            return EXPIRED;
        }
        return given.equals(facts.code()) ? CORRECT : WRONG;
    }
}
