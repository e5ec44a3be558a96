package io.smsgateway.guard;

import io.smsgateway.redis.RedisStores;
import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.time.Instant;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.NavigableMap;
import java.util.Objects;
import java.util.TreeMap;
import org.jspecify.annotations.Nullable;

/**
 * Counters in Redis, shared by all machines of an application. Counting a message is one script and one round trip. Redis
 * removes what no rule reads any more. A failover to a replica may lose the counts of the last moments.
 */
public final class RedisGuardStore extends GuardStore {

    private static final String COUNT = script("count");
    private static final String UNDO = script("undo");
    private static final String VERIFIED = script("verified");
    private static final String EVENTS = "return { redis.call('GET', KEYS[1]) or '' }";
    private static final String REPLACE = script("replace-block");
    private static final String BLOCKS = "return redis.call('HGETALL', KEYS[1])";

    private static final String LOG = "guard:log:";
    private static final String COUNTER = "guard:count:";
    private static final List<String> ALL_BLOCKS = List.of("guard:blocks");

    private final RedisStores redis;

    private RedisGuardStore(RedisStores redis) {
        this.redis = redis;
    }

    /** Returns the store in a Redis; makes no connection yet. */
    public static RedisGuardStore of(RedisStores redis) {
        return new RedisGuardStore(redis);
    }

    private static String script(String name) {
        String file = name + ".lua";
        try (InputStream in = Objects.requireNonNull(
                RedisGuardStore.class.getResourceAsStream(file), () -> "the jar has no " + file)) {
            return new String(in.readAllBytes(), StandardCharsets.UTF_8);
        } catch (IOException broken) {
            throw new UncheckedIOException(broken);
        }
    }

    @Override
    Counts count(Send send) {
        List<String> keys = keys(send);
        keys.addAll(ALL_BLOCKS);
        List<String> arguments = new ArrayList<>(List.of(
                Integer.toString(send.logs().size()),
                EventLog.event(send.at()),
                EventLog.event(send.at() - EventLog.MINUTE),
                EventLog.event(send.at() - EventLog.HOUR),
                EventLog.event(send.at() - EventLog.DAY),
                send.prefix()));
        for (Send.Log log : send.logs()) {
            SendLimits limits = log.limits();
            arguments.add(log.enforced() ? "1" : "0");
            arguments.add(Integer.toString(limits.largest()));
            arguments.add(Integer.toString(limits.perMinute()));
            arguments.add(Integer.toString(limits.perHour()));
            arguments.add(Integer.toString(limits.perDay()));
        }
        for (Send.Counter counter : send.counters()) {
            arguments.add(Long.toString(counter.slot()));
            arguments.add(Long.toString(counter.first()));
            arguments.add(Long.toString(counter.add()));
            arguments.add(Long.toString(counter.slots().kept()));
            arguments.add(Long.toString(counter.slots().keptSlots()));
        }
        return counts(redis.run("count a message", COUNT, keys, arguments), send);
    }

    private static List<String> keys(Send send) {
        List<String> keys = new ArrayList<>();
        send.logs().forEach(log -> keys.add(LOG + log.id()));
        send.counters().forEach(counter -> keys.add(COUNTER + counter.id()));
        return keys;
    }

    private static Counts counts(List<Object> result, Send send) {
        int index = 0;
        boolean counted = result.get(index++).equals(1L);
        String block = (String) result.get(index++);
        List<String> events = new ArrayList<>();
        for (int i = 0; i < send.logs().size(); i++) {
            events.add((String) result.get(index++));
        }
        Map<String, NavigableMap<Long, long[]>> slots = new HashMap<>();
        for (Send.Counter counter : send.counters()) {
            NavigableMap<Long, long[]> values = new TreeMap<>();
            for (long slot = counter.first(); slot <= counter.slot(); slot++) {
                long used = number(result.get(index++));
                values.put(slot, new long[] {used, number(result.get(index++))});
            }
            slots.put(counter.id(), values);
        }
        return new Counts(counted, events, slots, block.isEmpty() ? null : block(send.prefix(), block));
    }

    private static long number(Object text) {
        return Long.parseLong((String) text);
    }

    @Override
    void undo(Send send) {
        List<String> arguments =
                new ArrayList<>(List.of(Integer.toString(send.logs().size()), EventLog.event(send.at())));
        for (Send.Counter counter : send.counters()) {
            arguments.add(Long.toString(counter.slot()));
            arguments.add(Long.toString(-counter.add()));
        }
        redis.run("take back a message", UNDO, keys(send), arguments);
    }

    @Override
    String events(String log) {
        return (String)
                redis.run("read a log", EVENTS, List.of(LOG + log), List.of()).get(0);
    }

    @Override
    void verified(List<Send.Counter> counters) {
        List<String> arguments = new ArrayList<>();
        for (Send.Counter counter : counters) {
            arguments.add(Long.toString(counter.slot()));
            arguments.add(Long.toString(counter.slots().kept()));
        }
        redis.run(
                "count a verified code",
                VERIFIED,
                counters.stream().map(counter -> COUNTER + counter.id()).toList(),
                arguments);
    }

    @Override
    boolean replace(@Nullable PrefixBlock seen, PrefixBlock block) {
        return redis.run(
                        "block a prefix",
                        REPLACE,
                        ALL_BLOCKS,
                        List.of(block.prefix(), seen == null ? "" : write(seen), write(block)))
                .equals(List.of(1L));
    }

    @Override
    List<PrefixBlock> blocks() {
        List<Object> found = redis.run("read the blocks", BLOCKS, ALL_BLOCKS, List.of());
        List<PrefixBlock> blocks = new ArrayList<>();
        for (int i = 0; i < found.size(); i += 2) {
            blocks.add(block((String) found.get(i), (String) found.get(i + 1)));
        }
        return blocks;
    }

    private static String write(PrefixBlock block) {
        return block.until().toEpochMilli() + ":" + block.level();
    }

    private static PrefixBlock block(String prefix, String text) {
        int colon = text.indexOf(':');
        return new PrefixBlock(
                prefix,
                Instant.ofEpochMilli(Long.parseLong(text, 0, colon, 10)),
                Integer.parseInt(text, colon + 1, text.length(), 10));
    }

    @Override
    public String toString() {
        return "RedisGuardStore";
    }
}
