package io.smsgateway.springboot.observation;

import io.micrometer.common.KeyValues;
import io.smsgateway.Accepted;
import io.smsgateway.MessageClass;
import io.smsgateway.Refused;
import io.smsgateway.SendResult;
import java.util.Locale;

/** The words in which outcomes are counted: few, and none of them says who or what. */
final class SmsTags {

    static final String PROVIDER = "provider";
    static final String CLASS = "class";
    static final String OUTCOME = "outcome";
    static final String REFUSAL = "refusal";
    static final String NONE = "none";
    /** Where the messages of a request had different answers. */
    static final String MIXED = "mixed";

    private SmsTags() {}

    static String of(Enum<?> word) {
        return word.name().toLowerCase(Locale.ROOT);
    }

    static String outcome(SendResult result) {
        if (result instanceof Accepted) {
            return "accepted";
        }
        return result instanceof Refused ? "refused" : "unconfirmed";
    }

    static String refusal(SendResult result) {
        return result instanceof Refused refused ? of(refused.reason()) : NONE;
    }

    static KeyValues before(String provider, MessageClass messageClass) {
        return KeyValues.of(PROVIDER, provider, CLASS, of(messageClass), OUTCOME, NONE, REFUSAL, NONE);
    }

    static KeyValues after(String outcome, String refusal) {
        return KeyValues.of(OUTCOME, outcome, REFUSAL, refusal);
    }
}
