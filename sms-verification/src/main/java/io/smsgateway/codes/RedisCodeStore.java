package io.smsgateway.codes;

import io.smsgateway.redis.RedisStores;
import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.time.Instant;
import java.util.List;
import java.util.Objects;
import java.util.Optional;

/**
 * Code store in Redis: one hash for each code, which Redis removes an hour after the code's end. Each call is one script and
 * one round trip. A failover to a replica may lose the tries and uses of the last moments; where that is not acceptable, use a
 * {@link JdbcCodeStore}.
 */
public final class RedisCodeStore implements CodeStore {

    private static final String CREATE = script("create");
    private static final String CHECK = script("check");
    private static final String FIND = script("find");
    private static final String RESEND = script("resend");
    private static final String CANCEL = script("cancel");

    private final RedisStores redis;

    private RedisCodeStore(RedisStores redis) {
        this.redis = redis;
    }

    /** Returns the store in a Redis; makes no connection yet. */
    public static RedisCodeStore of(RedisStores redis) {
        return new RedisCodeStore(redis);
    }

    private static String script(String name) {
        String file = name + "-code.lua";
        try (InputStream in = Objects.requireNonNull(
                RedisCodeStore.class.getResourceAsStream(file), () -> "the jar has no " + file)) {
            return new String(in.readAllBytes(), StandardCharsets.UTF_8);
        } catch (IOException broken) {
            throw new UncheckedIOException(broken);
        }
    }

    @Override
    public void create(StoredCode code, Instant now) {
        long keep = code.endsAt() - now.toEpochMilli() + StoredCode.KEEP.toMillis();
        List<Object> created = run(
                "add a code",
                CREATE,
                code.id(),
                code.purpose(),
                code.recipient(),
                code.binding(),
                code.decoy() ? "1" : "0",
                Integer.toString(code.triesLeft()),
                Integer.toString(code.sends()),
                Long.toString(code.endsAt()),
                Long.toString(code.resendAt()),
                Long.toString(keep));
        if (!created.equals(List.of(1L))) {
            throw new IllegalStateException("the id of a code is there already");
        }
    }

    @Override
    public CodeCheck check(String id, String binding, boolean right, Instant now) {
        return CodeCheck.decided(
                (Long) run("check a code", CHECK, id, binding, right ? "1" : "0", Long.toString(now.toEpochMilli()))
                        .get(0));
    }

    @Override
    public Optional<StoredCode> find(String id) {
        List<Object> found = run("find a code", FIND, id);
        if (found.isEmpty()) {
            return Optional.empty();
        }
        String[] values = found.toArray(String[]::new);
        return Optional.of(new StoredCode(
                id,
                values[0],
                values[1],
                values[2],
                values[3].equals("1"),
                Integer.parseInt(values[4]),
                Integer.parseInt(values[5]),
                Long.parseLong(values[6]),
                Long.parseLong(values[7])));
    }

    @Override
    public boolean resend(StoredCode seen, StoredCode next) {
        return run(
                        "count a message of a code",
                        RESEND,
                        seen.id(),
                        Integer.toString(seen.sends()),
                        Long.toString(seen.resendAt()),
                        Integer.toString(next.sends()),
                        Long.toString(next.resendAt()))
                .equals(List.of(1L));
    }

    @Override
    public void cancel(String id) {
        run("cancel a code", CANCEL, id);
    }

    private List<Object> run(String purpose, String script, String id, String... arguments) {
        return redis.run(purpose, script, List.of("code:" + id), List.of(arguments));
    }

    @Override
    public String toString() {
        return "RedisCodeStore";
    }
}
