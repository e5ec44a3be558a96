package io.smsgateway.jsms;

import static io.smsgateway.http.Sensitive.reveal;

import io.smsgateway.PhoneNumber;
import io.smsgateway.Refusal;
import io.smsgateway.RequestFailedException;
import io.smsgateway.schedule.Schedule;
import io.smsgateway.schedule.Schedule.Planned;
import io.smsgateway.schedule.ScheduleId;
import java.time.DateTimeException;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * Parses what JSMS stores under a schedule's id.
 *
 * @param id as the caller knows it
 * @param known the vendor's part of it
 */
record StoredSchedule(ScheduleId id, String known) {

    /**
     * Returns the stored schedule.
     *
     * @throws RequestFailedException if the response cannot be read
     */
    Schedule read(ScheduleWire.Kept kept) {
        String template = kept.template();
        String time = kept.sendTime();
        List<ScheduleWire.@Nullable Recipient> recipients = kept.recipients();
        if (template == null || time == null || recipients == null) {
            throw unreadable("no time, no template or no recipients");
        }
        if (kept.id() != null && !known.equalsIgnoreCase(kept.id())) {
            throw unreadable("the id of another schedule");
        }
        List<Planned> planned = new ArrayList<>(recipients.size());
        for (ScheduleWire.Recipient recipient : recipients) {
            String mobile = recipient == null ? null : reveal(recipient.mobile());
            if (recipient == null || mobile == null) {
                throw unreadable("a recipient without a number");
            }
            planned.add(Planned.of(number(mobile))
                    .withMessageId(messageId(recipient))
                    .withParameters(parameters(recipient)));
        }
        try {
            return Schedule.of(id, SendTime.read(time), planned).withTemplateId(template);
        } catch (DateTimeException notATime) {
            throw unreadable("an invalid time");
        }
    }

    private PhoneNumber number(String mobile) {
        try {
            return PhoneNumber.of(mobile, "CN");
        } catch (IllegalArgumentException notANumber) {
            throw unreadable("a recipient with an invalid number");
        }
    }

    private static @Nullable String messageId(ScheduleWire.Recipient recipient) {
        String id = recipient.id();
        return id != null && JsmsResultMapper.isId(id) ? id : null;
    }

    private static Map<String, String> parameters(ScheduleWire.Recipient recipient) {
        Map<String, String> parameters = new HashMap<>();
        Map<String, @Nullable String> read = reveal(recipient.parameters());
        if (read != null) {
            read.forEach((name, value) -> {
                if (value != null) {
                    parameters.put(name, value);
                }
            });
        }
        return parameters;
    }

    private RequestFailedException unreadable(String what) {
        return new RequestFailedException(
                id.provider(), Refusal.UNRECOGNISED, null, "the schedule in the response has " + what);
    }
}
