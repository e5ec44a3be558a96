package io.smsgateway.codes;

import static com.google.common.base.Preconditions.checkArgument;
import static java.nio.charset.StandardCharsets.UTF_8;

import com.google.common.hash.Hashing;
import java.util.Base64;
import java.util.Locale;
import java.util.regex.Pattern;

/**
 * Texts of codes that phones fill in by themselves. A text can be made for websites or for an Android app, not for both, because
 * each needs the end of the text.
 */
public final class PhoneAutofill {

    private static final Pattern DOMAIN =
            Pattern.compile("(?=.{1,253}$)([a-z0-9]([a-z0-9-]{0,61}[a-z0-9])?\\.)+[a-z0-9-]{1,62}[a-z0-9]");
    private static final Pattern APP_HASH = Pattern.compile("[A-Za-z0-9+/]{11}");
    private static final int MAX_BYTES = 140;
    private static final int HASHED_BYTES = 9;
    private static final int HASH_LENGTH = 11;

    private PhoneAutofill() {}

    /**
     * Returns a text that Safari, Chrome and iOS apps of the domain fill in: its last line is {@code @domain #code}. The input has
     * {@code autocomplete="one-time-code"}.
     *
     * @param text for the person, without that line; it has the code as well
     * @param domain of the page that asks for the code, such as {@code example.com}
     * @param code the code, or the parameter in a template that stands for it
     * @throws IllegalArgumentException when the domain is malformed, or the code is empty or has blanks
     */
    public static String forWebsite(String text, String domain, String code) {
        checkArgument(
                DOMAIN.matcher(domain).matches(),
                "domain must be a host name in small letters, such as example.com, without scheme, port and path");
        checkArgument(
                !code.isEmpty() && code.chars().noneMatch(Character::isWhitespace),
                "code must not be empty or have blanks");
        return text.stripTrailing() + "\n\n@" + domain + " #" + code;
    }

    /**
     * Returns a text that Google Play services hand to an Android app without a permission (SMS Retriever): the hash of the app is
     * its end.
     *
     * @param text for the person, with the code
     * @param appHash the result of {@link #appHash}
     * @throws IllegalArgumentException when the hash is malformed, or the text has more than 140 bytes in UTF-8
     */
    public static String forAndroidApp(String text, String appHash) {
        checkArgument(
                APP_HASH.matcher(appHash).matches(), "appHash must have 11 characters of Base64, as appHash returns");
        String whole = text.stripTrailing() + "\n" + appHash;
        int bytes = whole.getBytes(UTF_8).length;
        checkArgument(
                bytes <= MAX_BYTES,
                "a text for an Android app has at most %s bytes with the hash, not %s",
                MAX_BYTES,
                bytes);
        return whole;
    }

    /**
     * Returns the hash that stands for an Android app in texts.
     *
     * @param packageName the app's application id, such as {@code com.example.app}
     * @param certificate the certificate that signs the app, in DER; where Google Play signs it, Play's
     */
    public static String appHash(String packageName, byte[] certificate) {
        StringBuilder hex = new StringBuilder(2 * certificate.length);
        for (byte each : certificate) {
            hex.append(String.format(Locale.ROOT, "%02x", each));
        }
        byte[] hash =
                Hashing.sha256().hashString(packageName + " " + hex, UTF_8).asBytes();
        return Base64.getEncoder()
                .encodeToString(java.util.Arrays.copyOf(hash, HASHED_BYTES))
                .substring(0, HASH_LENGTH);
    }
}
