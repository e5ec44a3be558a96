package io.smsgateway.simulator.itniotech;

import java.math.BigDecimal;
import java.time.Instant;
import org.jspecify.annotations.Nullable;

/** A code that was sent, with its checks. Guarded by {@link ItniotechCodes}. */
final class ItniotechCode {

    /** How a code reaches its recipient; with {@code SNA} the network verifies the number without a code. */
    enum Channel {
        SMS,
        CALL,
        SNA
    }

    /** The values of {@code matched}. */
    static final int UNCHECKED = -1;

    static final int CORRECT = 0;
    static final int SENDING = 1;
    static final int WRONG = 2;
    static final int UNKNOWN = 3;
    static final int USED = 4;
    static final int EXPIRED = 5;

    /** What a client asks for. */
    record CodeRequest(
            String appId,
            String to,
            Channel channel,
            String code,
            long templateId,
            @Nullable String orderId,
            @Nullable Long flowId) {

        CodeRequest by(Channel next) {
            return new CodeRequest(appId, to, next, code, templateId, orderId, flowId);
        }
    }

    /** What was sent. */
    record Facts(
            String id,
            CodeRequest request,
            String content,
            BigDecimal price,
            Instant submitted,
            Instant sent,
            Instant expires,
            ItniotechOutcome outcome) {

        int parts() {
            return request.channel() == Channel.SMS ? ItniotechText.parts(content) : 1;
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

    /** Returns the result of the last check in the records, {@link #UNCHECKED} before the first. */
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

    int check(String given, Instant now, int maxTries) {
        int matched = verdict(given, now, maxTries);
        used |= matched == CORRECT;
        if (matched != USED && matched != EXPIRED) {
            recorded = matched;
            checked = now;
        }
        return matched;
    }

    private int verdict(String given, Instant now, int maxTries) {
        if (used) {
            return USED;
        }
        if (superseded || !now.isBefore(facts.expires())) {
            return EXPIRED;
        }
        if (now.isBefore(facts.sent())) {
            return SENDING;
        }
        if (facts.request().channel() == Channel.SNA) {
            return opened ? CORRECT : UNCHECKED;
        }
        tries++;
        if (tries > maxTries) {
            return EXPIRED;
        }
        return given.equals(facts.request().code()) ? CORRECT : WRONG;
    }
}
