package io.smsgateway.codes;

import static java.nio.charset.StandardCharsets.UTF_8;

import io.smsgateway.Secret;
import java.nio.ByteBuffer;
import java.security.InvalidKeyException;
import java.security.NoSuchAlgorithmException;
import java.util.Queue;
import java.util.concurrent.ConcurrentLinkedQueue;
import javax.crypto.Mac;
import javax.crypto.spec.SecretKeySpec;

/** HMAC-SHA-256 with one key. Keeps as many initialised instances as threads have used at once, because making one costs most. */
final class KeyedHash {

    private static final String ALGORITHM = "HmacSHA256";

    private final SecretKeySpec key;
    private final Queue<Mac> idle = new ConcurrentLinkedQueue<>();

    KeyedHash(Secret key) {
        this.key = new SecretKeySpec(key.reveal().getBytes(UTF_8), ALGORITHM);
    }

    /** Hashes parts, each with its length, so that no two lists of parts have the same bytes. */
    byte[] of(int kind, String... parts) {
        byte[][] bytes = new byte[parts.length][];
        int length = Integer.BYTES;
        for (int i = 0; i < parts.length; i++) {
            bytes[i] = parts[i].getBytes(UTF_8);
            length += Integer.BYTES + bytes[i].length;
        }
        ByteBuffer all = ByteBuffer.allocate(length).putInt(kind);
        for (byte[] part : bytes) {
            all.putInt(part.length).put(part);
        }
        Mac mac = idle.poll();
        if (mac == null) {
            mac = create();
        }
        byte[] hash = mac.doFinal(all.array());
        idle.offer(mac);
        return hash;
    }

    private Mac create() {
        try {
            Mac mac = Mac.getInstance(ALGORITHM);
            mac.init(key);
            return mac;
        } catch (NoSuchAlgorithmException | InvalidKeyException impossible) {
            // every Java platform has to have it, for keys of any length
            throw new IllegalStateException(impossible);
        }
    }
}
