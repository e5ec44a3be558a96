package io.smsgateway.itniotech;

import io.smsgateway.Secret;
import io.smsgateway.http.Sensitive;
import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.HexFormat;
import java.util.Map;
import java.util.concurrent.atomic.AtomicLong;
import org.jspecify.annotations.Nullable;

/** Signs requests in the vendor's scheme: MD5 over key, secret and the second. Safe for use by multiple threads. */
final class Signer {

    /** Offset that a slow response can produce with a right clock. */
    private static final long NOTICEABLE_SECONDS = 30;

    /** Above this offset, the vendor's clock is not trusted either. */
    private static final long BELIEVABLE_SECONDS = Duration.ofHours(24).toSeconds();

    private final String apiKey;
    private final Secret apiSecret;
    private final Clock clock;
    private final String algorithm;
    private final AtomicLong offsetSeconds = new AtomicLong();

    /**
     * Creates a signer.
     *
     * @throws IllegalStateException on a JVM without MD5
     */
    Signer(String apiKey, Secret apiSecret, Clock clock) {
        this(apiKey, apiSecret, clock, "MD5");
    }

    Signer(String apiKey, Secret apiSecret, Clock clock, String algorithm) {
        this.apiKey = apiKey;
        this.apiSecret = apiSecret;
        this.clock = clock;
        this.algorithm = algorithm;
        digest("");
    }

    /**
     * The headers of one request, and when it was signed.
     *
     * @param at epoch seconds, as sent to the vendor
     */
    record Signed(long at, Sensitive<Map<String, String>> headers) {}

    Signed sign() {
        long at = clock.instant().getEpochSecond() + offsetSeconds.get();
        return new Signed(
                at,
                new Sensitive<>(Map.of(
                        "Content-Type",
                        "application/json;charset=UTF-8",
                        "Api-Key",
                        apiKey,
                        "Timestamp",
                        Long.toString(at),
                        "Sign",
                        digest(apiKey + apiSecret.reveal() + at))));
    }

    /**
     * Learns the clock offset after the vendor refused a signature for its timestamp.
     *
     * @param signedAt the timestamp of the refused request
     * @param theirs the time of the vendor's response; null if it has none
     * @return whether signing again makes a difference
     */
    boolean learn(long signedAt, @Nullable Instant theirs) {
        if (theirs == null || Math.abs(theirs.getEpochSecond() - signedAt) <= NOTICEABLE_SECONDS) {
            return false;
        }
        long offset = theirs.getEpochSecond() - clock.instant().getEpochSecond();
        if (Math.abs(offset) > BELIEVABLE_SECONDS) {
            return false;
        }
        offsetSeconds.set(offset);
        return true;
    }

    private String digest(String text) {
        try {
            byte[] digest = MessageDigest.getInstance(algorithm).digest(text.getBytes(StandardCharsets.UTF_8));
            return HexFormat.of().formatHex(digest);
        } catch (NoSuchAlgorithmException missing) {
            throw new IllegalStateException(
                    "Itniotech's signature needs " + algorithm + ", which this JVM does not offer", missing);
        }
    }
}
