package io.smsgateway.quickstart;

import static io.smsgateway.quickstart.TourStage.ALICE;
import static io.smsgateway.quickstart.TourStage.BOB;
import static io.smsgateway.quickstart.TourStage.CAROL;
import static io.smsgateway.quickstart.TourStage.notice;

import io.smsgateway.ProviderId;
import io.smsgateway.Refusal;
import io.smsgateway.Refused;
import io.smsgateway.SmsMessage;
import io.smsgateway.schedule.Schedule;
import io.smsgateway.schedule.ScheduleId;
import io.smsgateway.schedule.ScheduleOutcome;
import io.smsgateway.schedule.ScheduleResult;
import io.smsgateway.schedule.ScheduleService;
import java.time.Duration;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.List;
import java.util.Objects;
import java.util.Optional;

/** {@code schedule} and {@code schedule/batch}. */
record TourOfSchedules(TourStage stage) {

    void sentLater() {
        Report paper = stage.paper();
        ScheduleService schedules = stage.client().schedules();
        paper.step("Messages for later: planned, put off by an hour, and sent");
        stage.vendor().account().unsubscribe(CAROL.national());
        List<SmsMessage> messages =
                List.of(notice(ALICE, "B-1", "1"), notice(BOB, "B-2", "1"), notice(CAROL, "B-3", "1"));
        Instant inAnHour = inHours(1);
        ScheduleResult planned = schedules.schedule(inAnHour, messages);
        paper.line(planned.outcome() + ", " + planned.detail());
        paper.check(
                planned.isDone()
                        && planned.results().get(0).isAccepted()
                        && planned.results().get(1).isAccepted()
                        && planned.results().get(2) instanceof Refused refused
                        && refused.reason() == Refusal.OPTED_OUT,
                "two are planned; the one to a person who wants none is refused, alone");
        ScheduleId id = Objects.requireNonNull(planned.id());
        paper.check(holds(schedules.find(id), inAnHour, 2), "JSMS keeps two for that time");

        Instant inTwoHours = inHours(2);
        ScheduleResult moved = schedules.reschedule(id, inTwoHours, messages.subList(0, 2));
        paper.check(moved.isDone() && holds(schedules.find(id), inTwoHours, 2), "it is put off by an hour");
        stage.time().pass(Duration.ofMinutes(61));
        paper.check(
                holds(schedules.find(id), inTwoHours, 2) && stage.copies(ALICE, "B-1") == 0,
                "after 61 minutes it still waits, and nothing was sent");
        stage.time().pass(Duration.ofMinutes(60));
        paper.check(
                TourStage.soon(() -> stage.copies(ALICE, "B-1") == 1 && stage.copies(BOB, "B-2") == 1),
                "an hour later the ledger holds one copy of each");
        paper.check(stage.copies(CAROL, "B-3") == 0, "and none for the person who wants none");
        paper.check(
                schedules.cancel(id).outcome() == ScheduleOutcome.TOO_LATE
                        && schedules
                                        .reschedule(id, inHours(1), messages.subList(0, 2))
                                        .outcome()
                                == ScheduleOutcome.TOO_LATE,
                "to cancel it now, or to put it off, is TOO_LATE");
    }

    void cancelled() {
        Report paper = stage.paper();
        ScheduleService schedules = stage.client().schedules();
        paper.step("A message for later that is cancelled in time");
        ScheduleResult planned = schedules.schedule(inHours(1), List.of(notice(ALICE, "B-4", "1")));
        // the application's database keeps this, as text
        String kept = Objects.requireNonNull(planned.id()).toString();
        ScheduleId id = ScheduleId.parse(kept);
        paper.check(schedules.cancel(id).isDone(), "it is cancelled");
        stage.time().pass(Duration.ofHours(2));
        paper.check(
                stage.vendor().account().schedules().waiting() == 0 && stage.copies(ALICE, "B-4") == 0,
                "two hours later the ledger holds no copy");
        ScheduleId unknown = new ScheduleId(ProviderId.of("jsms"), "00000000-0000-4000-8000-000000000000");
        paper.check(
                schedules.find(unknown).isEmpty() && schedules.cancel(unknown).outcome() == ScheduleOutcome.UNKNOWN_ID,
                "of an id that JSMS never gave nothing is found, and to cancel it is UNKNOWN_ID");
    }

    private Instant inHours(int hours) {
        return stage.time().clock().instant().plus(Duration.ofHours(hours)).truncatedTo(ChronoUnit.SECONDS);
    }

    private static boolean holds(Optional<Schedule> found, Instant at, int messages) {
        return found.filter(schedule -> schedule.at().equals(at)
                        && schedule.messages().size() == messages
                        && schedule.templateId().equals("2"))
                .isPresent();
    }
}
