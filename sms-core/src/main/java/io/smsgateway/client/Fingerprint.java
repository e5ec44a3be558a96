package io.smsgateway.client;

import com.google.common.hash.Hasher;
import com.google.common.hash.Hashing;
import io.smsgateway.SmsContent;
import io.smsgateway.SmsMessage;
import java.nio.charset.StandardCharsets;
import java.util.Map;
import java.util.TreeMap;

/** Hash of a message's recipient and content, so that stores keep neither. */
final class Fingerprint {

    private Fingerprint() {}

    static String of(SmsMessage message) {
        Hasher hasher = Hashing.sha256().newHasher();
        put(hasher, String.valueOf(message.idempotencyKey()));
        put(hasher, message.to().e164());
        SmsContent content = message.content();
        if (content instanceof SmsContent.Text text) {
            put(hasher, "text");
            put(hasher, text.body());
        } else if (content instanceof SmsContent.Template template) {
            put(hasher, "template");
            put(hasher, template.key());
            put(hasher, template.parameters());
        } else if (content instanceof SmsContent.VendorTemplate template) {
            put(hasher, "vendor template");
            put(hasher, template.id());
            hasher.putBoolean(template.signature() == null);
            put(hasher, template.signature() == null ? "" : template.signature());
            put(hasher, template.parameters());
        } else if (content instanceof SmsContent.VendorCode code) {
            put(hasher, "vendor code");
            put(hasher, code.channel().name());
            put(hasher, String.valueOf(code.template()));
            put(hasher, String.valueOf(code.signature()));
            put(hasher, String.valueOf(code.code()));
            put(hasher, String.valueOf(code.language()));
            put(hasher, String.valueOf(code.lifetime()));
        }
        return hasher.hash().toString();
    }

    private static void put(Hasher hasher, Map<String, String> parameters) {
        new TreeMap<>(parameters).forEach((name, value) -> {
            put(hasher, name);
            put(hasher, value);
        });
    }

    /** Includes the length, so that no two sequences of values have the same input. */
    private static void put(Hasher hasher, String value) {
        hasher.putInt(value.length()).putString(value, StandardCharsets.UTF_8);
    }
}
