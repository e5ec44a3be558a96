package io.smsgateway;

import io.smsgateway.schedule.ScheduleId;
import io.smsgateway.verification.VerificationId;
import java.nio.charset.StandardCharsets;
import java.util.function.Function;

/** What is read as an id that was kept is that id, and is written as it was. */
final class IdsFuzz {

    private IdsFuzz() {}

    public static void fuzzerTestOneInput(byte[] data) {
        String kept = new String(data, StandardCharsets.UTF_8);
        check(kept, VerificationId::parse);
        check(kept, ScheduleId::parse);
    }

    private static void check(String kept, Function<String, Object> parse) {
        Object id;
        try {
            id = parse.apply(kept);
        } catch (IllegalArgumentException none) {
            return;
        }
        if (!id.toString().equals(kept) || !parse.apply(id.toString()).equals(id)) {
            throw new AssertionError("an id is written as it was read");
        }
    }
}
