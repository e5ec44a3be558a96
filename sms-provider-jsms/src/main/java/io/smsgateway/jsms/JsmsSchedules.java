package io.smsgateway.jsms;

import io.smsgateway.ProviderId;
import io.smsgateway.Refusal;
import io.smsgateway.Refused;
import io.smsgateway.RequestFailedException;
import io.smsgateway.SendResult;
import io.smsgateway.SmsContent.VendorCode;
import io.smsgateway.SmsMessage;
import io.smsgateway.http.HttpCall.Method;
import io.smsgateway.schedule.Schedule;
import io.smsgateway.schedule.ScheduleId;
import io.smsgateway.schedule.ScheduleResult;
import io.smsgateway.schedule.ScheduleService;
import io.smsgateway.spi.Objection;
import io.smsgateway.spi.OutboundMessage;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Collections;
import java.util.Iterator;
import java.util.List;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/**
 * Schedules messages at JSMS. A single message without a tag is a schedule of its own kind, with other paths than a
 * batch; ids record the kind.
 */
final class JsmsSchedules implements ScheduleService {

    /** Prefix of batch ids, like the paths on the wire. */
    private static final String BATCH = "batch/";

    private static final Objection NO_CODES = Objection.of(Refusal.UNSUPPORTED, "JSMS cannot schedule vendor codes");

    private static final Objection ANOTHER_KIND = Objection.of(
            Refusal.UNSUPPORTED,
            "this schedule holds one message without a tag, which JSMS cannot replace by several or by one with a tag; cancel"
                    + " it and create a new one");

    private static final Objection NO_ID =
            Objection.of(Refusal.INVALID_REQUEST, "invalid JSMS schedule id; no request was made");

    private final JsmsCapabilities capabilities;
    private final JsmsBodies bodies;
    private final JsmsRequests requests;

    JsmsSchedules(JsmsCapabilities capabilities, JsmsRequests requests) {
        this.capabilities = capabilities;
        this.bodies = new JsmsBodies(capabilities);
        this.requests = requests;
    }

    @Override
    public ScheduleResult schedule(Instant at, List<SmsMessage> messages) {
        return plan(null, at, messages);
    }

    @Override
    public ScheduleResult reschedule(ScheduleId id, Instant at, List<SmsMessage> messages) {
        requireOwn(id);
        return plan(id, at, messages);
    }

    /** Refuses the messages that JSMS cannot send; schedules the others without them. */
    private ScheduleResult plan(@Nullable ScheduleId id, Instant at, List<SmsMessage> given) {
        String sendTime = SendTime.write(at);
        List<OutboundMessage> messages =
                given.stream().map(JsmsBodies::outbound).toList();
        bodies.requireCount(messages);
        List<Optional<Objection>> objections =
                messages.stream().map(this::objection).toList();
        List<OutboundMessage> fit = new ArrayList<>(messages.size());
        for (int i = 0; i < messages.size(); i++) {
            if (objections.get(i).isEmpty()) {
                fit.add(messages.get(i));
            }
        }
        ScheduleResponse parsed =
                fit.isEmpty() ? new ScheduleResponse(null, List.of(), null) : request(id, sendTime, fit);
        Iterator<SendResult> response = parsed.results().iterator();
        List<SendResult> results = objections.stream()
                .map(objection -> objection.<SendResult>map(this::refused).orElseGet(response::next))
                .toList();
        return parsed.result(provider(), id == null ? made(parsed.id(), fit) : id, results);
    }

    private Optional<Objection> objection(OutboundMessage message) {
        return message.content() instanceof VendorCode ? Optional.of(NO_CODES) : capabilities.objection(message);
    }

    private ScheduleResponse request(@Nullable ScheduleId id, String sendTime, List<OutboundMessage> messages) {
        JsmsCapabilities.Batch shared = bodies.shared(messages);
        String known = id == null ? null : vendorsId(id);
        if (known != null && !JsmsResultMapper.isId(known)) {
            return new ScheduleResponse(
                    null, Collections.nCopies(messages.size(), refused(NO_ID)), ScheduleResult.Outcome.UNKNOWN_ID);
        }
        boolean alone = isAlone(messages);
        boolean batch = id == null ? !alone : isBatch(id);
        if (!batch && !alone) {
            return new ScheduleResponse(null, Collections.nCopies(messages.size(), refused(ANOTHER_KIND)), null);
        }
        Object body = batch
                ? JsmsBodies.batch(shared, messages, sendTime)
                : JsmsBodies.single(shared, messages.get(0), sendTime);
        String path = "/v1/schedule" + (batch ? "/batch" : "") + (known == null ? "" : "/" + known);
        RequestOutcome outcome = requests.command(known == null ? Method.POST : Method.PUT, path, body);
        return new ScheduleResponses(provider(), messages, known).of(outcome.http(), batch);
    }

    private @Nullable ScheduleId made(@Nullable String vendorsId, List<OutboundMessage> messages) {
        return vendorsId == null ? null : new ScheduleId(provider(), (isAlone(messages) ? "" : BATCH) + vendorsId);
    }

    private static boolean isAlone(List<OutboundMessage> messages) {
        return messages.size() == 1 && messages.get(0).tag() == null;
    }

    @Override
    public Optional<Schedule> find(ScheduleId id) {
        requireOwn(id);
        String known = vendorsId(id);
        if (!JsmsResultMapper.isId(known)) {
            return Optional.empty();
        }
        RequestOutcome outcome = requests.query("/v1/schedule/" + known);
        try {
            return Optional.of(new StoredSchedule(id, known).read(outcome.success(ScheduleWire.Kept.class)));
        } catch (RequestFailedException failed) {
            if (failed.code().equals(Optional.of(JsmsCode.NO_SUCH_SCHEDULE))) {
                return Optional.empty();
            }
            throw failed;
        }
    }

    @Override
    public ScheduleResult cancel(ScheduleId id) {
        requireOwn(id);
        String known = vendorsId(id);
        if (!JsmsResultMapper.isId(known)) {
            return ScheduleResult.of(provider(), ScheduleResult.Outcome.UNKNOWN_ID, NO_ID.detail())
                    .withId(id);
        }
        return new Cancellation(id).result(requests.command(Method.DELETE, "/v1/schedule/" + known, null));
    }

    private Refused refused(Objection objection) {
        return new Refused(provider(), objection.reason(), objection.detail());
    }

    private void requireOwn(ScheduleId id) {
        if (!id.provider().equals(provider())) {
            throw new IllegalArgumentException(
                    "the schedule belongs to " + id.provider() + ", not to " + provider() + "; use that provider");
        }
    }

    private static boolean isBatch(ScheduleId id) {
        return id.value().startsWith(BATCH);
    }

    private static String vendorsId(ScheduleId id) {
        return isBatch(id) ? id.value().substring(BATCH.length()) : id.value();
    }

    private ProviderId provider() {
        return capabilities.settings().id();
    }
}
