package io.smsgateway.outbox;

import io.smsgateway.spi.OutboundMessage;
import java.util.LinkedHashMap;
import java.util.Map;

/** The messages of a request as the journal stores them: their ids, and the references under which a vendor may report them. */
final class JournaledMessages {

    private JournaledMessages() {}

    static String write(Map<Claimed, OutboundMessage> messages) {
        StringBuilder text = new StringBuilder(messages.size() * 26);
        messages.forEach((row, message) ->
                text.append(row.id()).append(' ').append(message.reference()).append('\n'));
        return text.toString();
    }

    /** Returns the reference of each id. */
    static Map<Long, String> read(String text) {
        Map<Long, String> references = new LinkedHashMap<>();
        text.lines().forEach(line -> {
            int blank = line.indexOf(' ');
            references.put(Long.parseLong(line, 0, blank, 10), line.substring(blank + 1));
        });
        return references;
    }
}
