package io.smsgateway.schedule;

import io.smsgateway.PhoneNumber;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * Messages that a vendor stores to send later. Does not print recipients or parameters.
 *
 * @param id the id of the schedule
 * @param at when the messages are to be sent
 * @param templateId the vendor's id of the template
 * @param messages the messages; copied
 */
public record Schedule(ScheduleId id, Instant at, String templateId, List<Planned> messages) {

    /**
     * One message of a schedule.
     *
     * @param to the recipient
     * @param messageId the vendor's id of the message, which delivery reports name; null where it has none yet
     * @param parameters of the template, by the vendor's names; copied
     */
    public record Planned(PhoneNumber to, @Nullable String messageId, Map<String, String> parameters) {

        public Planned {
            parameters = Map.copyOf(parameters);
        }

        @Override
        public String toString() {
            return "Planned{" + to + ", " + messageId + ", " + parameters.size() + " parameters}";
        }
    }

    public Schedule {
        messages = List.copyOf(messages);
    }

    @Override
    public String toString() {
        return "Schedule{" + id + ", at " + at + ", " + messages.size() + " messages}";
    }
}
