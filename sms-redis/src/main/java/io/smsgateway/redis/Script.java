package io.smsgateway.redis;

import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.util.Locale;
import java.util.Objects;

/** Scripts that Redis runs, each in one atomic step. */
enum Script {
    CLAIM,
    SETTLE,
    RELEASE,
    CLAIM_NONCE,
    USE_NONCE,
    RELEASE_NONCE,
    SUSPEND,
    LIFT,
    TAKE_PERMIT,
    GIVE_PERMIT_BACK;

    private final String text;

    Script() {
        String file = name().toLowerCase(Locale.ROOT).replace('_', '-') + ".lua";
        try (InputStream in =
                Objects.requireNonNull(Script.class.getResourceAsStream(file), () -> "the jar has no " + file)) {
            text = new String(in.readAllBytes(), StandardCharsets.UTF_8);
        } catch (IOException broken) {
            throw new UncheckedIOException(broken);
        }
    }

    String text() {
        return text;
    }
}
