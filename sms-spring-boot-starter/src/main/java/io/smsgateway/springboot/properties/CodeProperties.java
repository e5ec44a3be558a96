package io.smsgateway.springboot.properties;

import io.smsgateway.Secret;
import io.smsgateway.springboot.properties.StateProperties.Store;
import java.time.Duration;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import org.springframework.boot.context.properties.bind.DefaultValue;

/**
 * One-time codes of the application's own with {@code sms-verification}. Applies at start only. Prints no key.
 *
 * @param store Store of codes: memory, jdbc or redis; several machines need jdbc or redis
 * @param key Secret key from which codes are derived: at least 32 random characters, the same for all machines. Required by
 *     the bean CodeService
 * @param keyId Name of the key, 1 to 8 small letters and digits; change it together with the key
 * @param previousKeys Keys of codes that were sent before a change, and of the next change, by their names
 * @param sendBy How codes are sent: gateway, or outbox with sms-outbox
 * @param template Key of the message template of all codes, with the parameter code. By default the purpose of a code is the key of
 *     its template
 * @param digits How many digits a code has, 4 to 8. 6 by default
 * @param life How long a code can be used, 30s to 1h. 10m by default
 * @param maxTries How many codes can be typed for one that was sent, 1 to 20. 5 by default
 * @param resendPauses Pauses after each message before the same code can be sent again, at most 9 of 1s to 1h; empty to send
 *     each code once. 60s and 120s by default
 */
public record CodeProperties(
        @DefaultValue("memory") Store store,
        @Nullable Secret key,
        @DefaultValue("k1") String keyId,
        @DefaultValue Map<String, Secret> previousKeys,
        @DefaultValue("gateway") SendBy sendBy,
        @Nullable String template,
        @Nullable Integer digits,
        @Nullable Duration life,
        @Nullable Integer maxTries,
        @Nullable List<Duration> resendPauses) {

    /** Prefix of these properties. */
    public static final String PREFIX = SmsGatewayProperties.PREFIX + ".codes";

    public CodeProperties {
        previousKeys = new LinkedHashMap<>(previousKeys);
    }

    /** How codes are sent. */
    public enum SendBy {
        /** At once; the caller waits for the result. */
        GATEWAY,
        /** Through the outbox, in the background. */
        OUTBOX
    }
}
