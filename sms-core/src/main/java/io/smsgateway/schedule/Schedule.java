package io.smsgateway.schedule;

import io.smsgateway.PhoneNumber;
import io.smsgateway.TextSanitizer;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import org.jspecify.annotations.Nullable;

/** Messages that a vendor stores to send later. Immutable. Does not print recipients or parameters. */
public final class Schedule {

    private final ScheduleId id;
    private final Instant at;
    private final @Nullable String templateId;
    private final List<Planned> messages;

    private Schedule(ScheduleId id, Instant at, @Nullable String templateId, List<Planned> messages) {
        this.id = Objects.requireNonNull(id, "id");
        this.at = Objects.requireNonNull(at, "at");
        this.templateId = templateId;
        this.messages = messages;
    }

    /**
     * Creates a schedule without a template.
     *
     * @param id the id of the schedule
     * @param at when the messages are to be sent
     * @param messages the messages; copied
     */
    public static Schedule of(ScheduleId id, Instant at, List<Planned> messages) {
        return new Schedule(id, at, null, List.copyOf(messages));
    }

    /** Returns the id of the schedule. */
    public ScheduleId id() {
        return id;
    }

    /** Returns when the messages are to be sent. */
    public Instant at() {
        return at;
    }

    /** Returns the vendor's id of the template; null where the vendor names none. */
    public @Nullable String templateId() {
        return templateId;
    }

    /** Returns the messages; unmodifiable. */
    public List<Planned> messages() {
        return messages;
    }

    /** Returns a copy with the vendor's id of the template. */
    public Schedule withTemplateId(@Nullable String other) {
        return new Schedule(id, at, other, messages);
    }

    @Override
    public boolean equals(@Nullable Object other) {
        return other instanceof Schedule that
                && id.equals(that.id)
                && at.equals(that.at)
                && Objects.equals(templateId, that.templateId)
                && messages.equals(that.messages);
    }

    @Override
    public int hashCode() {
        return Objects.hash(id, at, templateId, messages);
    }

    @Override
    public String toString() {
        return "Schedule{" + id + ", at " + at + ", " + messages.size() + " messages}";
    }

    /** One message of a schedule. Immutable. */
    public static final class Planned {

        private final PhoneNumber to;
        private final @Nullable String messageId;
        private final Map<String, String> parameters;

        private Planned(PhoneNumber to, @Nullable String messageId, Map<String, String> parameters) {
            this.to = Objects.requireNonNull(to, "to");
            this.messageId = messageId;
            this.parameters = parameters;
        }

        /** Creates a message to this recipient, without an id and without parameters. */
        public static Planned of(PhoneNumber to) {
            return new Planned(to, null, Map.of());
        }

        /** Returns the recipient. */
        public PhoneNumber to() {
            return to;
        }

        /** Returns the vendor's id of the message, which delivery reports name; null where it has none yet. */
        public @Nullable String messageId() {
            return messageId;
        }

        /** Returns the parameters of the template, by the vendor's names; unmodifiable. */
        public Map<String, String> parameters() {
            return parameters;
        }

        /** Returns a copy with the vendor's id of the message. */
        public Planned withMessageId(@Nullable String other) {
            return new Planned(to, other, parameters);
        }

        /** Returns a copy with these parameters of the template, which are copied. */
        public Planned withParameters(Map<String, String> other) {
            return new Planned(to, messageId, Map.copyOf(other));
        }

        @Override
        public boolean equals(@Nullable Object other) {
            return other instanceof Planned that
                    && to.equals(that.to)
                    && Objects.equals(messageId, that.messageId)
                    && parameters.equals(that.parameters);
        }

        @Override
        public int hashCode() {
            return Objects.hash(to, messageId, parameters);
        }

        @Override
        public String toString() {
            return "Planned{" + to + (messageId == null ? "" : ", " + TextSanitizer.of(messageId)) + ", "
                    + parameters.size() + " parameters}";
        }
    }
}
