package io.smsgateway.http;

import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Map;

/** A response is read or reported as unreadable without being quoted; an array is split at the ends of its items. */
final class JsonFuzz {

    private JsonFuzz() {}

    public static void fuzzerTestOneInput(byte[] data) {
        try {
            Json.read(data, Map.class);
        } catch (UnreadableResponseException unreadable) {
            silent(unreadable, data);
        }
        List<byte[]> items;
        try {
            items = Json.items(data);
        } catch (UnreadableResponseException unreadable) {
            silent(unreadable, data);
            return;
        }
        for (byte[] item : items) {
            String text = new String(item, StandardCharsets.UTF_8);
            require(!text.isEmpty() && text.equals(text.strip()), "cut at its ends");
            require(
                    Json.items(("[" + text + "]").getBytes(StandardCharsets.UTF_8))
                                    .size()
                            == 1,
                    "one item");
        }
    }

    private static void silent(UnreadableResponseException unreadable, byte[] data) {
        String text = new String(data, StandardCharsets.UTF_8);
        String message = String.valueOf(unreadable.getMessage());
        require(text.length() < 12 || !message.contains(text.substring(0, 12)), "not quoted");
        require(unreadable.getCause() == null, "without a cause, which would quote it");
    }

    private static void require(boolean holds, String what) {
        if (!holds) {
            throw new AssertionError("what is read of an answer is " + what);
        }
    }
}
