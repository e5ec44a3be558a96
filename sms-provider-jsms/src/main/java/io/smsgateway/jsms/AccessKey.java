package io.smsgateway.jsms;

import io.smsgateway.Secret;

/** Rules of the keys that JSMS issues. A key is printed in part, unlike its secret, which is sent in the same header. */
final class AccessKey {

    private static final int MAX_LENGTH = 200;

    private AccessKey() {}

    /** Throws where the key cannot be sent; the message does not repeat it. */
    static void require(String name, String key) {
        Secret.of(name, key);
        if (key.length() > MAX_LENGTH || key.indexOf(':') >= 0) {
            throw new IllegalArgumentException(name + " must have no colon and at most " + MAX_LENGTH
                    + " characters; copy it from the console, where it has 24 letters and digits");
        }
    }

    /** Returns the printable part of a key: its end; nothing of a key so short that the end is half of it. */
    static String masked(String key) {
        return key.length() < 8 ? "…" : "…" + key.substring(key.length() - 2);
    }
}
