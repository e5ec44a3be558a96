package io.smsgateway.client;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.smsgateway.Accepted;
import io.smsgateway.MessageClass;
import io.smsgateway.ProviderId;
import io.smsgateway.Refusal;
import io.smsgateway.Refused;
import io.smsgateway.RequestFailedException;
import io.smsgateway.SendResult;
import io.smsgateway.SmsContent;
import io.smsgateway.SmsMessage;
import io.smsgateway.Unconfirmed;
import io.smsgateway.catalog.MessageCatalog;
import io.smsgateway.catalog.MessageTemplate;
import io.smsgateway.routing.Routing;
import io.smsgateway.schedule.Schedule;
import io.smsgateway.schedule.ScheduleId;
import io.smsgateway.schedule.ScheduleResult;
import io.smsgateway.schedule.ScheduleService;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

final class RoutedScheduleServiceTest {

    private static final Instant NOON = Instant.parse("2026-01-01T12:00:00Z");
    private static final ProviderId KEEPER = ProviderId.of("keeper");
    private static final ScheduleId ID = new ScheduleId(KEEPER, "7");
    private static final ScheduleId STRANGE = new ScheduleId(ProviderId.of("sender"), "7");

    /** Plans everything, and remembers what it was asked. */
    private class Keeper implements ScheduleService {

        @Override
        public ScheduleResult schedule(Instant at, List<SmsMessage> messages) {
            asked.add("schedule");
            if (failure != null) {
                throw failure;
            }
            return planned(messages);
        }

        @Override
        public ScheduleResult reschedule(ScheduleId id, Instant at, List<SmsMessage> messages) {
            asked.add("reschedule " + id.value());
            return planned(messages);
        }

        @Override
        public Optional<Schedule> find(ScheduleId id) {
            return Optional.of(Schedule.of(id, NOON, List.of()).withTemplateId("1"));
        }

        @Override
        public ScheduleResult cancel(ScheduleId id) {
            return ScheduleResult.of(KEEPER, ScheduleResult.Outcome.TOO_LATE, "")
                    .withId(id)
                    .withCode("50029");
        }

        private ScheduleResult planned(List<SmsMessage> messages) {
            messages.forEach(message -> contents.add(message.content()));
            List<SendResult> answers = messages.stream()
                    .<SendResult>map(message -> new Accepted(KEEPER, "7"))
                    .toList();
            return ScheduleResult.of(KEEPER, ScheduleResult.Outcome.DONE, "")
                    .withId(ID)
                    .withResults(answers);
        }
    }

    private final ManualTime time = new ManualTime();
    private final List<String> asked = new ArrayList<>();
    private final List<SmsContent> contents = new ArrayList<>();
    private @Nullable RuntimeException failure;
    private final SmsClient client = SmsClient.builder()
            .provider(new ScriptedProvider("sender"))
            .provider(new ScriptedProvider("keeper").offers(ScheduleService.class, new Keeper()))
            .catalog(MessageCatalog.of(MessageTemplate.of("parcel").text("Your {what} is here")))
            .executor(Runnable::run)
            .time(time)
            .random(Sample.HALF)
            .scheduler(new ManualScheduler(time))
            .build();
    private final ScheduleService schedules = client.schedules();

    @AfterEach
    void close() {
        client.close();
    }

    private static SmsMessage parcel(String parameter) {
        return SmsMessage.template(Sample.number(1), "parcel", Map.of(parameter, "box"));
    }

    @Test
    void plansAtTheFirstProviderThatKeepsSchedulesWithTheTemplateFilledIn() {
        ScheduleResult result = schedules.schedule(NOON, List.of(parcel("what"), Sample.text(2)));

        assertThat(result.outcome()).isEqualTo(ScheduleResult.Outcome.DONE);
        assertThat(result.id()).isEqualTo(ID);
        assertThat(result.results()).hasSize(2).allMatch(SendResult::isAccepted);
        assertThat(contents)
                .containsExactly(
                        new SmsContent.Text("Your box is here"), Sample.text(2).content());
    }

    @Test
    void plansTheRestWhenOneCannotBeFilledIn() {
        ScheduleResult result = schedules.schedule(NOON, List.of(parcel("wrong"), parcel("what")));

        assertThat(result.outcome()).isEqualTo(ScheduleResult.Outcome.DONE);
        assertThat(((Refused) result.results().get(0)).reason()).isEqualTo(Refusal.TEMPLATE);
        assertThat(result.results().get(1).isAccepted()).isTrue();
        assertThat(contents).hasSize(1);
    }

    @Test
    void makesNoRequestWhenNothingCanBeRendered() {
        ScheduleResult result = schedules.reschedule(ID, NOON, List.of(parcel("wrong")));

        assertThat(result.outcome()).isEqualTo(ScheduleResult.Outcome.REFUSED);
        assertThat(result.results()).hasSize(1);
        assertThat(asked).isEmpty();
    }

    @Test
    void plansNothingForATimeWhenItIsNoLongerWorthSending() {
        SmsMessage early = Sample.text(1).until(NOON.minusSeconds(1));

        ScheduleResult part =
                schedules.schedule(NOON, List.of(early, Sample.text(2).until(NOON)));
        ScheduleResult none = schedules.reschedule(ID, NOON, List.of(early));

        assertThat(((Refused) part.results().get(0)).reason()).isEqualTo(Refusal.EXPIRED);
        assertThat(part.results().get(1).isAccepted()).isTrue();
        assertThat(none.outcome()).isEqualTo(ScheduleResult.Outcome.REFUSED);
        assertThat(none.id()).isEqualTo(ID);
        assertThat(asked).containsExactly("schedule");
    }

    @Test
    void goesBackToTheProviderThatTheIdNames() {
        assertThat(schedules.reschedule(ID, NOON, List.of(Sample.text(1))).isDone())
                .isTrue();
        assertThat(schedules.find(ID)).map(Schedule::at).contains(NOON);
        assertThat(schedules.cancel(ID).outcome()).isEqualTo(ScheduleResult.Outcome.TOO_LATE);
        assertThat(asked).containsExactly("reschedule 7");
    }

    @Test
    void refusesWhereNoProviderSupportsSchedules() {
        assertThat(schedules
                        .schedule(NOON, List.of(Sample.text(1).via(STRANGE.provider())))
                        .outcome())
                .isEqualTo(ScheduleResult.Outcome.REFUSED);
        assertThat(schedules.reschedule(STRANGE, NOON, Sample.texts(2)).results())
                .hasSize(2);
        assertThat(schedules.cancel(STRANGE).outcome()).isEqualTo(ScheduleResult.Outcome.REFUSED);
        assertThatThrownBy(() -> schedules.find(STRANGE))
                .isInstanceOf(RequestFailedException.class)
                .hasMessageContaining("not in the route or does not support schedules");
    }

    @Test
    void namesTheMessageOfEachRefusal() {
        List<SmsMessage> messages =
                List.of(Sample.text(1).keyed("order-7"), Sample.text(2).withMetadata(Map.of("shop", "north")));

        List<SendResult> results =
                client.schedules().reschedule(STRANGE, NOON, messages).results();

        assertThat(results.get(0).idempotencyKey()).isEqualTo("order-7");
        assertThat(results.get(1).metadata()).containsExactly(Map.entry("shop", "north"));
    }

    @Test
    void refusesAnEmptyList() {
        assertThatIllegalArgumentException().isThrownBy(() -> schedules.schedule(NOON, List.of()));
        assertThatIllegalArgumentException().isThrownBy(() -> schedules.reschedule(ID, NOON, List.of()));
    }

    @Test
    void saysThatAnAdapterWithABugMayHavePlannedAll() {
        failure = new IllegalStateException("a bug");

        ScheduleResult result = schedules.schedule(NOON, Sample.texts(2));

        assertThat(result.outcome()).isEqualTo(ScheduleResult.Outcome.UNCONFIRMED);
        assertThat(result.results()).hasSize(2).allMatch(Unconfirmed.class::isInstance);
    }

    @Test
    void passesOnThatMessagesCannotShareASchedule() {
        failure = new IllegalArgumentException("they share no template");

        assertThatIllegalArgumentException()
                .isThrownBy(() -> schedules.schedule(NOON, Sample.texts(2)))
                .withMessage("they share no template");
    }

    @Test
    void printsTheProviders() {
        assertThat(schedules.toString()).startsWith("RoutedScheduleService{[");
    }

    @Test
    void plansOnlyWhereTheRoutingSendsEveryOneOfThem() {
        ProviderId other = ProviderId.of("other");
        List<String> there = new ArrayList<>();
        try (SmsClient routed = SmsClient.builder()
                .provider(new ScriptedProvider("keeper").offers(ScheduleService.class, new Keeper()))
                .provider(new ScriptedProvider("other").offers(ScheduleService.class, new Keeper() {
                    @Override
                    public ScheduleResult schedule(Instant at, List<SmsMessage> messages) {
                        there.add("schedule");
                        return super.schedule(at, messages);
                    }
                }))
                .routing(Routing.byClass(
                        Map.of(MessageClass.MARKETING, Routing.inOrder(List.of(other))),
                        Routing.inOrder(List.of(KEEPER, other))))
                .build()) {
            routed.schedules().schedule(NOON, List.of(Sample.text(1)));
            assertThat(there).isEmpty();

            routed.schedules().schedule(NOON, List.of(Sample.text(1), Sample.marketing(2)));
            assertThat(there).hasSize(1);

            assertThat(routed.schedules()
                            .schedule(
                                    NOON,
                                    List.of(Sample.marketing(1), Sample.text(2).via(KEEPER)))
                            .outcome())
                    .isEqualTo(ScheduleResult.Outcome.REFUSED);
        }
    }
}
