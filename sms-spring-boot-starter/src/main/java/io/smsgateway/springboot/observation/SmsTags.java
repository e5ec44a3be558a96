package io.smsgateway.springboot.observation;

import io.micrometer.common.KeyValues;
import io.smsgateway.Accepted;
import io.smsgateway.MessageClass;
import io.smsgateway.Refused;
import io.smsgateway.SendResult;
import java.util.Locale;

/** Tags of observations and meters, of low cardinality and without personal data. Internal: may change without notice. */
public final class SmsTags {

    static final String PROVIDER = "provider";
    /** Name of the tag of a message class. */
    public static final String CLASS = "class";

    static final String OUTCOME = "outcome";
    static final String REFUSAL = "refusal";
    static final String NONE = "none";
    /** Value where the messages of a request have different results. */
    static final String MIXED = "mixed";

    private SmsTags() {}

    /** Returns the value of a tag. */
    public static String of(Enum<?> value) {
        return value.name().toLowerCase(Locale.ROOT);
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
