package io.smsgateway.jsms;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;

import io.smsgateway.Refusal;
import io.smsgateway.Refused;
import io.smsgateway.RequestFailedException;
import io.smsgateway.SendResult;
import io.smsgateway.SmsMessage;
import io.smsgateway.Unconfirmed;
import io.smsgateway.schedule.ScheduleId;
import io.smsgateway.schedule.ScheduleResult;
import io.smsgateway.testkit.Behaviour;
import io.smsgateway.testkit.FaultyServer;
import java.time.Instant;
import java.util.List;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvFileSource;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.MethodSource;
import org.junit.jupiter.params.provider.ValueSource;

/** What answers about schedules mean. */
final class ScheduleResponsesTest {

    private static final Instant AT = Instant.parse("2026-12-24T10:30:00Z");
    private static final ScheduleId SINGLE = ScheduleId.parse("jsms/3f8c2d10-6a5e-4b7d-9f21-0c4e8a7b6d55");
    private static final ScheduleId BATCH = ScheduleId.parse("jsms/batch/9a1b7c20-2e4d-4f68-8b03-5d7f1e2c3a44");

    private final FaultyServer vendor = FaultyServer.start(Behaviour.close());
    private final JsmsProvider provider = new JsmsProvider(Jsms.settings(vendor.url()));

    @AfterEach
    void close() {
        provider.close();
        vendor.close();
    }

    @Test
    void aBatchIsPlannedInPart() {
        ScheduleResult result = plan(200, Jsms.fixture("schedule-batch.json"), 1, 2, 3);
        assertThat(result.outcome()).isEqualTo(ScheduleResult.Outcome.DONE);
        assertThat(result.id()).isEqualTo(BATCH);
        assertThat(result.detail()).isEqualTo("planned 2 of 3 messages");
        assertThat(named(result)).containsExactly("planned", "INVALID_RECIPIENT", "planned");
    }

    @ParameterizedTest
    @CsvFileSource(resources = "/jsms/codes.csv", useHeadersInDisplayName = true)
    void everyCodeMeansWhatTheTableSays(String code, int status, @Nullable Refusal refusal) {
        String error = "{\"error\":{\"code\":" + code + ",\"message\":\"x\"}}";
        String named = refusal == null ? "doubt" : refusal.name();
        for (String body : List.of(error, error.replace(code, "\"" + code + "\""))) {
            ScheduleResult whole = plan(status, body, 1);
            assertThat(named(whole)).containsExactly(named);
            assertThat(whole.outcome())
                    .isEqualTo(refusal == null ? ScheduleResult.Outcome.UNCONFIRMED : ScheduleResult.Outcome.REFUSED);
            assertThat(whole.code()).isEqualTo(refusal == null ? null : code);
            assertThat(whole.id()).isNull();
        }
        for (String written : List.of(code, "\"" + code + "\"")) {
            ScheduleResult part = plan(200, batch("1", "1", bad(2, written)), 1, 2);
            assertThat(named(part)).containsExactly("planned", named);
            ScheduleResult all = plan(200, batch("0", "2", bad(2, written), bad(1, written)), 1, 2);
            assertThat(named(all)).containsExactly(named, named);
            assertThat(all.id()).isEqualTo(BATCH);
            assertThat(all.outcome())
                    .isEqualTo(refusal == null ? ScheduleResult.Outcome.UNCONFIRMED : ScheduleResult.Outcome.REFUSED);
        }
    }

    @ParameterizedTest
    @CsvSource({"50028,UNKNOWN_ID,INVALID_REQUEST", "50029,TOO_LATE,EXPIRED"})
    void aScheduleThatStandsAgainstItsChangeIsAnAnswerOfItsOwn(
            String code, ScheduleResult.Outcome outcome, String reason) {
        for (String written : List.of(code, "\"" + code + "\"")) {
            vendor.otherwise(Behaviour.respond(403, "{\"error\":{\"code\":" + written + "}}"));
            for (ScheduleId id : List.of(SINGLE, BATCH)) {
                ScheduleResult changed = provider.schedules().reschedule(id, AT, messages(1));
                assertThat(changed.outcome()).isEqualTo(outcome);
                assertThat(changed.id()).isEqualTo(id);
                assertThat(changed.code()).isEqualTo(code);
                assertThat(named(changed)).containsExactly(reason);
                ScheduleResult cancelled = provider.schedules().cancel(id);
                assertThat(cancelled.outcome()).isEqualTo(outcome);
                assertThat(cancelled.code()).isEqualTo(code);
            }
        }
    }

    @ParameterizedTest
    @CsvSource({
        "2,1,true",
        "'\"2\"','\"1\"',true",
        "2,null,true",
        "null,1,true",
        "null,null,false",
        "3,1,false",
        "2,0,false",
        "3,0,false",
        "0,3,false",
        "1,1,false",
        "'\"two\"',1,false",
        "2,'\"one\"',false",
        "2.0,1,false",
        "[],1,false"
    })
    void silenceIsBelievedWhereTheCountsAgree(String successes, String failures, boolean planned) {
        ScheduleResult result = plan(200, batch(successes, failures, bad(2, "50006")), 1, 2, 3);
        String silent = planned ? "planned" : "doubt";
        assertThat(named(result)).containsExactly(silent, "INVALID_RECIPIENT", silent);
        assertThat(result.outcome())
                .isEqualTo(planned ? ScheduleResult.Outcome.DONE : ScheduleResult.Outcome.UNCONFIRMED);
        assertThat(result.id()).isEqualTo(BATCH);
    }

    static Stream<String> oddLists() {
        return Stream.of(
                batch("2", "1", "null"),
                batch("2", "1", "{\"error_code\":\"50006\"}"),
                batch("2", "1", bad(9, "50006")),
                batch("3", "0", bad(9, "50006")),
                batch("3", "0", "null"),
                batch("1", "2", bad(3, "50006"), bad(3, "50006")));
    }

    @ParameterizedTest
    @MethodSource("oddLists")
    void aListThatNamesNobodyOfOursLeavesTheOthersInDoubt(String body) {
        ScheduleResult result = plan(200, body, 1, 2, 3);
        assertThat(named(result)).containsExactly("doubt", "doubt", "doubt");
        assertThat(result.outcome()).isEqualTo(ScheduleResult.Outcome.UNCONFIRMED);
    }

    @Test
    void entriesThatSayNothingOrThatAllIsWellAreRead() {
        String well = "{\"mobile\":\"13800138001\",\"error_code\":\"50000\"}";
        String nothing = "{\"mobile\":\"13800138002\"}";
        String unreadable = "{\"mobile\":\"13800138003\",\"error_code\":\"sorry\"}";
        assertThat(named(plan(200, batch("2", "2", well, nothing, unreadable), 1, 2, 3, 4)))
                .containsExactly("planned", "doubt", "doubt", "planned");
    }

    @Test
    void oneRefusalOfTwoMessagesToANumberLeavesBothInDoubt() {
        assertThat(named(plan(200, batch("2", "1", bad(1, "50034")), 1, 1, 2)))
                .containsExactly("doubt", "doubt", "planned");
        assertThat(named(plan(200, batch("1", "2", bad(1, "50034"), bad(1, "50024")), 1, 1, 2)))
                .containsExactly("DUPLICATE", "OPTED_OUT", "planned");
    }

    @ParameterizedTest
    @ValueSource(strings = {"", "nothing", "[]", "null", "{}", "{\"schedule_id\":\"0\"}", "{\"schedule_id\":\"a/b\"}"})
    void anAnswerWithoutAnIdIsInDoubt(String body) {
        for (int[] asked : new int[][] {{1}, {1, 2}}) {
            ScheduleResult result = plan(200, body, asked);
            assertThat(result.outcome()).isEqualTo(ScheduleResult.Outcome.UNCONFIRMED);
            assertThat(result.id()).isNull();
            assertThat(named(result)).containsOnly("doubt");
        }
    }

    @Test
    void aRefusalStandsWhereTheIdIsMissing() {
        String body = batch("1", "1", bad(1, "50006")).replace("schedule_id", "x");
        assertThat(named(plan(200, body, 1, 2))).containsExactly("INVALID_RECIPIENT", "doubt");
    }

    /** The pages say that a change replaces everything, and not whether one that takes nobody leaves what was. */
    @Test
    void aChangeThatTookNobodyMayHaveEmptiedTheSchedule() {
        vendor.otherwise(Behaviour.respond(200, batch("0", "2", bad(1, "50006"), bad(2, "50024"))));
        ScheduleResult result = provider.schedules().reschedule(BATCH, AT, messages(1, 2));
        assertThat(result.outcome()).isEqualTo(ScheduleResult.Outcome.UNCONFIRMED);
        assertThat(result.id()).isEqualTo(BATCH);
        assertThat(named(result)).containsExactly("INVALID_RECIPIENT", "OPTED_OUT");
        assertThat(result.detail()).contains("none of its messages");
    }

    @Test
    void whatIsOverIsNeitherDownNorInDoubt() {
        vendor.otherwise(Behaviour.respond(403, "{\"error\":{\"code\":50029}}"));
        assertThatExceptionOfType(RequestFailedException.class)
                .isThrownBy(() -> provider.schedules().find(SINGLE))
                .satisfies(failed -> assertThat(failed.reason()).contains(Refusal.EXPIRED));
        assertThat(provider.schedules().cancel(SINGLE).detail()).doesNotContain("may have");
    }

    @Test
    void aChangeThatIsAnsweredForAnotherScheduleIsInDoubt() {
        vendor.otherwise(Behaviour.respond(200, Jsms.fixture("schedule-batch.json")));
        ScheduleResult result = provider.schedules().reschedule(SINGLE, AT, messages(1));
        assertThat(result.outcome()).isEqualTo(ScheduleResult.Outcome.UNCONFIRMED);
        assertThat(result.id()).isEqualTo(SINGLE);
    }

    @ParameterizedTest
    @ValueSource(ints = {302, 400, 403, 429, 500, 502})
    void anIdUnderAnotherStatusIsUnconfirmedAndKept(int status) {
        ScheduleResult single = plan(status, Jsms.fixture("schedule.json"), 1);
        assertThat(single.outcome()).isEqualTo(ScheduleResult.Outcome.UNCONFIRMED);
        assertThat(single.id()).isNotNull();
        ScheduleResult batch = plan(status, Jsms.fixture("schedule-batch.json"), 1, 2, 3);
        assertThat(batch.outcome()).isEqualTo(ScheduleResult.Outcome.UNCONFIRMED);
        assertThat(batch.id()).isNotNull();
    }

    @ParameterizedTest
    @ValueSource(ints = {200, 403})
    void anIdBesideAnErrorIsUnconfirmedAndKept(int status) {
        ScheduleResult result =
                plan(status, "{\"schedule_id\":\"7-a\",\"error\":{\"code\":50014,\"message\":\"x\"}}", 1);
        assertThat(result.outcome()).isEqualTo(ScheduleResult.Outcome.UNCONFIRMED);
        assertThat(String.valueOf(result.id())).contains("7-a");
    }

    @Test
    void aRecipientThatIsRefusedTwiceLeavesTheOthersPlanned() {
        String failed = "{\"mobile\":\"13800138002\",\"error_code\":\"50006\",\"error_message\":\"x\"}";
        ScheduleResult result = plan(
                200,
                "{\"schedule_id\":\"7-a\",\"success_count\":2,\"failure_count\":1,\"failure_recipients\":[" + failed
                        + "," + failed + "]}",
                1,
                2,
                3);
        assertThat(result.results()).extracting(SendResult::isAccepted).containsExactly(true, false, true);
        assertThat(result.results().get(1)).isInstanceOf(Unconfirmed.class);
    }

    private ScheduleResult plan(int status, String body, int... recipients) {
        vendor.otherwise(Behaviour.respond(status, body));
        return provider.schedules().schedule(AT, messages(recipients));
    }

    private static List<SmsMessage> messages(int... recipients) {
        return IntStream.of(recipients).mapToObj(Jsms::message).toList();
    }

    private static Stream<String> named(ScheduleResult result) {
        return result.results().stream().map(ScheduleResponsesTest::named);
    }

    private static String named(SendResult answer) {
        if (answer instanceof Refused refused) {
            return refused.reason().name();
        }
        return answer instanceof Unconfirmed ? "doubt" : "planned";
    }

    private static String batch(String successes, String failures, String... bad) {
        return "{\"schedule_id\":\"9a1b7c20-2e4d-4f68-8b03-5d7f1e2c3a44\",\"success_count\":" + successes
                + ",\"failure_count\":" + failures + ",\"failure_recipients\":[" + String.join(",", bad) + "]}";
    }

    private static String bad(int n, String code) {
        return "{\"error_code\":" + code + ",\"error_message\":\"x\",\"mobile\":\"1380013800" + n + "\"}";
    }
}
