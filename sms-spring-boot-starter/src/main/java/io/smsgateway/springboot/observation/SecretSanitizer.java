package io.smsgateway.springboot.observation;

import io.smsgateway.springboot.properties.SmsGatewayProperties;
import java.util.Locale;
import java.util.regex.Pattern;
import org.springframework.boot.actuate.endpoint.SanitizableData;
import org.springframework.boot.actuate.endpoint.SanitizingFunction;

/** Hides the secrets below {@code sms-gateway} in the endpoints {@code env} and {@code configprops}. */
final class SecretSanitizer implements SanitizingFunction {

    private static final Pattern OTHER_SPELLING = Pattern.compile("[^a-z0-9]");
    private static final Pattern SECRET =
            Pattern.compile(".*(secret|password|token|apikey|appkey|devkey|fingerprintkey|numberkey)");
    private static final String PREFIX =
            OTHER_SPELLING.matcher(SmsGatewayProperties.PREFIX).replaceAll("");

    @Override
    public SanitizableData apply(SanitizableData data) {
        String name =
                OTHER_SPELLING.matcher(data.getKey().toLowerCase(Locale.ROOT)).replaceAll("");
        return name.startsWith(PREFIX) && SECRET.matcher(name).matches()
                ? data.withValue(SanitizableData.SANITIZED_VALUE)
                : data;
    }
}
