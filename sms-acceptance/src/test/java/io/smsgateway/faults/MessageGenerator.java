package io.smsgateway.faults;

import io.smsgateway.Guarantee;
import io.smsgateway.MessageClass;
import io.smsgateway.PhoneNumber;
import io.smsgateway.SmsContent.VendorCode;
import io.smsgateway.SmsMessage;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.function.IntSupplier;
import java.util.random.RandomGenerator;

/** Generates random calls of every kind. Each message is to another number. */
final class MessageGenerator {

    private static final AtomicInteger NUMBERS = new AtomicInteger();
    private static final int LONGEST_LIST = 130;
    private static final int CAMPAIGN = 600;

    private final RandomGenerator random;

    MessageGenerator(RandomGenerator random) {
        this.random = random;
    }

    /** Calls with this many messages in all, most of them of one message. */
    List<List<SmsMessage>> calls(int messages) {
        return calls(messages, () -> random.nextInt(100) < 3 ? 2 + random.nextInt(LONGEST_LIST) : 1);
    }

    /** Calls with this many messages in all: a few campaigns, lists, single messages and codes beside one another. */
    List<List<SmsMessage>> mixedCalls(int messages) {
        return calls(messages, () -> switch (random.nextInt(40)) {
            case 0 -> CAMPAIGN;
            case 1, 2 -> 2 + random.nextInt(LONGEST_LIST);
            case 3 -> 2;
            default -> 1;
        });
    }

    private List<List<SmsMessage>> calls(int messages, IntSupplier lengths) {
        List<List<SmsMessage>> calls = new ArrayList<>();
        int drawn = 0;
        while (drawn < messages) {
            List<SmsMessage> call = new ArrayList<>();
            int length = lengths.getAsInt();
            for (int i = 0; i < length; i++) {
                SmsMessage message = length == CAMPAIGN ? message().withClass(MessageClass.MARKETING) : message();
                call.add(message);
                if (message.idempotencyKey() != null && random.nextInt(3) == 0) {
                    // again: in the same list, or in a call at the same time
                    if (random.nextBoolean()) {
                        call.add(message);
                    } else {
                        calls.add(List.of(message));
                        drawn++;
                    }
                }
            }
            drawn += call.size();
            calls.add(call);
        }
        return calls;
    }

    private SmsMessage message() {
        int n = NUMBERS.incrementAndGet();
        PhoneNumber to = PhoneNumber.of("+86139%08d".formatted(n));
        int kind = random.nextInt(10);
        if (kind == 0) {
            return keyed(
                    n,
                    random.nextInt(4) == 0
                            ? SmsMessage.of(to, VendorCode.by(VendorCode.Channel.VOICE))
                            : SmsMessage.code(to));
        }
        SmsMessage message = kind < 3
                ? SmsMessage.text(to, "Your order A-" + n + " is on its way")
                : SmsMessage.template(to, "order-shipped", Map.of("order", "A-" + n));
        message = message.withClass(List.of(MessageClass.values()).get(random.nextInt(MessageClass.values().length)));
        return keyed(
                n,
                switch (random.nextInt(4)) {
                    case 0 -> message.with(Guarantee.AT_MOST_ONCE);
                    case 1 -> message.with(Guarantee.AT_LEAST_ONCE);
                    default -> message;
                });
    }

    private SmsMessage keyed(int n, SmsMessage message) {
        return random.nextInt(5) == 0 ? message.keyed("order-" + n) : message;
    }
}
