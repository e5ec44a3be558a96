package io.smsgateway.quickstart;

import static io.smsgateway.quickstart.JsmsTourContext.ALICE;
import static io.smsgateway.quickstart.JsmsTourContext.BOB;
import static io.smsgateway.quickstart.JsmsTourContext.CAROL;
import static io.smsgateway.quickstart.JsmsTourContext.orderShipped;

import io.smsgateway.ProviderId;
import io.smsgateway.Refusal;
import io.smsgateway.Refused;
import io.smsgateway.SmsMessage;
import io.smsgateway.schedule.Schedule;
import io.smsgateway.schedule.ScheduleId;
import io.smsgateway.schedule.ScheduleResult;
import io.smsgateway.schedule.ScheduleService;
import java.time.Duration;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.List;
import java.util.Objects;
import java.util.Optional;

/** {@code schedule} and {@code schedule/batch}. */
record JsmsSchedulesTour(JsmsTourContext context) {

    void sentLater() {
        StepReporter reporter = context.reporter();
        ScheduleService schedules = context.client().schedules();
        reporter.step("Scheduled messages: created, moved by an hour, and sent");
        context.vendor().account().unsubscribe(CAROL.national());
        List<SmsMessage> messages = List.of(
                orderShipped(ALICE, "B-1", "1"), orderShipped(BOB, "B-2", "1"), orderShipped(CAROL, "B-3", "1"));
        Instant inAnHour = inHours(1);
        ScheduleResult planned = schedules.schedule(inAnHour, messages);
        reporter.line(planned.outcome() + ", " + planned.detail());
        reporter.check(
                planned.isDone()
                        && planned.results().get(0).isAccepted()
                        && planned.results().get(1).isAccepted()
                        && planned.results().get(2) instanceof Refused refused
                        && refused.reason() == Refusal.OPTED_OUT,
                "two are scheduled; the one to a recipient who opted out is refused");
        ScheduleId id = Objects.requireNonNull(planned.id());
        reporter.check(holds(schedules.find(id), inAnHour, 2), "JSMS holds two for that time");

        Instant inTwoHours = inHours(2);
        ScheduleResult moved = schedules.reschedule(id, inTwoHours, messages.subList(0, 2));
        reporter.check(moved.isDone() && holds(schedules.find(id), inTwoHours, 2), "it is moved by an hour");
        context.time().pass(Duration.ofMinutes(61));
        reporter.check(
                holds(schedules.find(id), inTwoHours, 2) && context.copies(ALICE, "B-1") == 0,
                "after 61 minutes nothing has been sent");
        context.time().pass(Duration.ofMinutes(60));
        reporter.check(
                JsmsTourContext.eventually(() -> context.copies(ALICE, "B-1") == 1 && context.copies(BOB, "B-2") == 1),
                "an hour later the ledger holds one copy of each");
        reporter.check(context.copies(CAROL, "B-3") == 0, "and none for the recipient who opted out");
        reporter.check(
                schedules.cancel(id).outcome() == ScheduleResult.Outcome.TOO_LATE
                        && schedules
                                        .reschedule(id, inHours(1), messages.subList(0, 2))
                                        .outcome()
                                == ScheduleResult.Outcome.TOO_LATE,
                "cancelling or moving it now is TOO_LATE");
    }

    void cancelled() {
        StepReporter reporter = context.reporter();
        ScheduleService schedules = context.client().schedules();
        reporter.step("A scheduled message that is cancelled");
        ScheduleResult planned = schedules.schedule(inHours(1), List.of(orderShipped(ALICE, "B-4", "1")));
        // an application stores this text in its database
        String kept = Objects.requireNonNull(planned.id()).toString();
        ScheduleId id = ScheduleId.parse(kept);
        reporter.check(schedules.cancel(id).isDone(), "it is cancelled");
        context.time().pass(Duration.ofHours(2));
        reporter.check(
                context.vendor().account().schedules().waiting() == 0 && context.copies(ALICE, "B-4") == 0,
                "two hours later the ledger holds no copy");
        ScheduleId unknown = new ScheduleId(ProviderId.of("jsms"), "00000000-0000-4000-8000-000000000000");
        reporter.check(
                schedules.find(unknown).isEmpty()
                        && schedules.cancel(unknown).outcome() == ScheduleResult.Outcome.UNKNOWN_ID,
                "an unknown id is not found, and cancelling it is UNKNOWN_ID");
    }

    private Instant inHours(int hours) {
        return context.time().clock().instant().plus(Duration.ofHours(hours)).truncatedTo(ChronoUnit.SECONDS);
    }

    private static boolean holds(Optional<Schedule> found, Instant at, int messages) {
        return found.filter(schedule -> schedule.at().equals(at)
                        && schedule.messages().size() == messages
                        && "2".equals(schedule.templateId()))
                .isPresent();
    }
}
