package io.smsgateway.outbox;

import io.smsgateway.MessageClass;
import io.smsgateway.Secret;
import java.time.Duration;
import java.util.EnumMap;
import java.util.Map;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/** Mutable values of a copy of the settings. */
final class SettingsDraft {

    final Secret fingerprintKey;
    final Map<MessageClass, Duration> validity = new EnumMap<>(Map.of(
            MessageClass.OTP, Duration.ofMinutes(5),
            MessageClass.TRANSACTIONAL, Duration.ofDays(1),
            MessageClass.MARKETING, Duration.ofDays(3)));
    Set<MessageClass> erased = Set.of(MessageClass.OTP);
    final Map<MessageClass, Duration> retention = new EnumMap<>(MessageClass.class);
    final Map<MessageClass, Long> maxWaiting = new EnumMap<>(Map.of(MessageClass.OTP, 10_000L));

    @Nullable
    TextCipher cipher;

    boolean outcomesKept;
    int workers = 4;
    Duration pollInterval = Duration.ofSeconds(1);
    Duration heartbeat = Duration.ofSeconds(5);
    int missedHeartbeats = 6;
    Duration stopGrace = Duration.ofSeconds(20);

    SettingsDraft(Secret fingerprintKey) {
        this.fingerprintKey = fingerprintKey;
        for (MessageClass each : MessageClass.values()) {
            retention.put(each, Duration.ofDays(30));
        }
    }

    SettingsDraft(OutboxSettings settings) {
        this(settings.fingerprintKey());
        for (MessageClass each : MessageClass.values()) {
            validity.put(each, settings.validity(each));
            retention.put(each, settings.retention(each));
            maxWaiting.put(each, settings.maxWaiting(each));
        }
        erased = settings.erased();
        cipher = settings.cipher();
        outcomesKept = settings.outcomesKept();
        workers = settings.workers();
        pollInterval = settings.pollInterval();
        heartbeat = settings.heartbeat();
        missedHeartbeats = settings.missedHeartbeats();
        stopGrace = settings.stopGrace();
    }
}
