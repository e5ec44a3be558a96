package io.smsgateway.guard;

import io.smsgateway.MessageClass;
import io.smsgateway.PhoneNumber;
import io.smsgateway.SmsMessage;
import io.smsgateway.testkit.SettableClock;
import java.math.BigDecimal;
import java.nio.charset.StandardCharsets;
import java.util.HashMap;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/** The first line is a number, the second the client's address, the third the tenant, the rest the text; none of them throws. */
final class GuardFuzz {

    private static final GuardPolicy POLICY = GuardPolicy.DEFAULT
            .withTenantLimits(SendLimits.of(0, 5, 10))
            .withSpend(SpendPolicy.of(BigDecimal.ONE, BigDecimal.TEN, new BigDecimal("0.05")));

    private GuardFuzz() {}

    public static void fuzzerTestOneInput(byte[] data) {
        String[] lines = new String(data, StandardCharsets.UTF_8).split("\n", 4);
        if (lines.length == 4) {
            SmsMessage message = message(lines);
            if (message != null) {
                check(message);
            }
        }
    }

    private static @Nullable SmsMessage message(String[] lines) {
        try {
            Map<String, String> metadata = new HashMap<>();
            metadata.put(SmsGuard.CLIENT_ADDRESS, lines[1]);
            metadata.put(SmsGuard.TENANT, lines[2]);
            return SmsMessage.text(PhoneNumber.of(lines[0]), lines[3])
                    .withClass(MessageClass.OTP)
                    .withMetadata(metadata);
        } catch (IllegalArgumentException invalid) {
            return null;
        }
    }

    private static void check(SmsMessage message) {
        SettableClock clock = SettableClock.at("2026-11-30T10:00:00Z");
        InMemoryGuardStore store = new InMemoryGuardStore(clock);
        SmsGuard guard = SmsGuard.create(POLICY, store, GuardSimulation.KEY, GuardListener.NONE, clock);
        int sent = 0;
        for (int i = 0; i < 5; i++) {
            sent += guard.decide(message).refusal().isEmpty() ? 1 : 0;
        }
        guard.verified(message.to());
        require(sent <= 1, "one message a minute at most");
        Subject subject = Subject.of(message, new KeyedHash(GuardSimulation.KEY), POLICY.spend());
        require(subject.prefix().length() <= message.to().e164().length() - 4, "a prefix that hides the number");
        require(!store.toString().contains(message.to().national()), "no number");
    }

    private static void require(boolean holds, String what) {
        if (!holds) {
            throw new AssertionError("a guard has " + what);
        }
    }
}
