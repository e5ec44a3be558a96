package io.smsgateway.redis;

import io.smsgateway.MessageClass;
import io.smsgateway.ProviderId;
import io.smsgateway.Refusal;
import io.smsgateway.client.Suspension;
import io.smsgateway.client.Suspensions;
import java.time.Instant;
import java.util.Collections;
import java.util.EnumMap;
import java.util.EnumSet;
import java.util.Map;
import java.util.Set;
import java.util.stream.Stream;

/** Suspensions with one Redis hash per provider and a field per message class. */
final class RedisSuspensions implements Suspensions {

    private static final int PARTS = 3;

    private final Connection connection;
    private final String prefix;

    RedisSuspensions(Connection connection, RedisSettings settings) {
        this.connection = connection;
        this.prefix = settings.prefix() + "suspension:";
    }

    @Override
    public Map<MessageClass, Suspension> find(ProviderId provider) {
        Map<MessageClass, Suspension> found = new EnumMap<>(MessageClass.class);
        connection
                .run("read suspensions", redis -> redis.hgetall(name(provider)[0]))
                .forEach((messageClass, text) -> found.put(MessageClass.valueOf(messageClass), read(text)));
        return Collections.unmodifiableMap(found);
    }

    @Override
    public Set<MessageClass> suspend(ProviderId provider, Set<MessageClass> messageClasses, Suspension suspension) {
        Set<MessageClass> changed = EnumSet.noneOf(MessageClass.class);
        String[] arguments = Stream.concat(
                        Stream.of(write(suspension), suspension.isByHand() ? "1" : "0"),
                        messageClasses.stream().map(Enum::name))
                .toArray(String[]::new);
        connection
                .list("suspend a provider", Script.SUSPEND, name(provider), arguments)
                .forEach(messageClass -> changed.add(MessageClass.valueOf((String) messageClass)));
        return changed;
    }

    @Override
    public boolean lift(ProviderId provider, MessageClass messageClass, Suspension seen) {
        return connection.number("lift a suspension", Script.LIFT, name(provider), messageClass.name(), write(seen))
                == 1;
    }

    private String[] name(ProviderId provider) {
        return new String[] {prefix + provider.name()};
    }

    private static String write(Suspension suspension) {
        return suspension.reason() + "|" + suspension.since().toEpochMilli() + "|" + suspension.note();
    }

    private static Suspension read(String text) {
        String[] parts = text.split("\\|", PARTS);
        return Suspension.of(Refusal.valueOf(parts[0]), Instant.ofEpochMilli(Long.parseLong(parts[1])))
                .withNote(parts[2]);
    }

    @Override
    public String toString() {
        return "RedisSuspensions";
    }
}
