package io.smsgateway.jsms;

import static org.assertj.core.api.Assertions.assertThat;

import io.smsgateway.Accepted;
import io.smsgateway.Refusal;
import io.smsgateway.Refused;
import io.smsgateway.Remedy;
import io.smsgateway.SendResult;
import io.smsgateway.SmsContent.VendorTemplate;
import io.smsgateway.SmsMessage;
import io.smsgateway.Unconfirmed;
import io.smsgateway.testkit.Behaviour;
import io.smsgateway.testkit.FaultyServer;
import java.util.List;
import java.util.Map;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvFileSource;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

/** What answers mean. */
final class JsmsResultMapperTest {

    private final FaultyServer vendor = FaultyServer.start(Behaviour.close());
    private final JsmsProvider provider = new JsmsProvider(Jsms.settings(vendor.url()));

    @AfterEach
    void close() {
        provider.close();
        vendor.close();
    }

    @ParameterizedTest
    @CsvSource({"message.json,288193860302", "message-2016.json,0ddb1b5c-9a0a-4f3a-8c2d-5f6b7a8c9d0e"})
    @DisplayName("S9 an id is kept as it is written")
    void anIdIsKeptAsItIsWritten(String fixture, String id) {
        assertThat(one(200, Jsms.fixture(fixture)).orThrow().messageId()).isEqualTo(id);
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "{\"msg_id\":null}",
                "{\"msg_id\":\"\"}",
                "{\"msg_id\":\" \"}",
                "{\"msg_id\":0}",
                "{\"msg_id\":-1}",
                "{\"msg_id\":1.5}",
                "{\"msg_id\":true}",
                "{\"msg_id\":\"null\"}",
                "{\"msg_id\":{\"id\":1}}",
                "{\"msg_id\":[1]}",
                "{\"msg_id\":1,\"msg_id\":2}",
                "{\"msg_id\":1,\"error\":{}}",
                "{\"msg_id\":1,\"error\":{\"code\":50000}}",
                "{\"error\":{\"code\":\"sorry\"}}",
                "{\"error\":{\"code\":50032,\"message\":\"new\"}}"
            })
    @DisplayName("S9 anything else under 200 is in doubt")
    void anythingElseUnder200IsInDoubt(String body) {
        assertThat(one(200, body)).isInstanceOf(Unconfirmed.class);
    }

    @ParameterizedTest
    @ValueSource(ints = {302, 307, 400, 403, 404, 429, 500, 503})
    void anIdUnderAnotherStatusIsUnconfirmedAndKept(int status) {
        assertThat(one(status, Jsms.fixture("message.json")))
                .isInstanceOfSatisfying(
                        Unconfirmed.class,
                        unconfirmed -> assertThat(unconfirmed.messageId()).isEqualTo("288193860302"));
        assertThat(many(status, batchOf(entry(1, ""), entry(3, ""), entry(2, "")), 1, 2, 3))
                .extracting(result -> ((Unconfirmed) result).messageId())
                .containsExactly("id-1", "id-2", "id-3");
    }

    @Test
    void anIdUnderAnotherStatusOfSuccessIsAccepted() {
        assertThat(one(201, Jsms.fixture("message.json")).orThrow().messageId()).isEqualTo("288193860302");
    }

    @ParameterizedTest
    @ValueSource(ints = {200, 403, 429})
    void anIdBesideAnErrorIsUnconfirmedAndKept(int status) {
        String both = "{\"msg_id\":288193860302,\"error\":{\"code\":50014,\"message\":\"x\"}";
        assertThat(one(status, both + "}"))
                .isInstanceOfSatisfying(
                        Unconfirmed.class,
                        unconfirmed -> assertThat(unconfirmed.messageId()).isEqualTo("288193860302"));
        List<SendResult> results = many(
                status,
                "{\"error\":{\"code\":50014},"
                        + batchOf(entry(1, ""), entry(2, "\"error_code\":\"50006\","))
                                .substring(1),
                1,
                2,
                3);
        assertThat(((Unconfirmed) results.get(0)).messageId()).isEqualTo("id-1");
        check(results.get(1), Refusal.INVALID_RECIPIENT, "50006");
        assertThat(results.get(2)).isInstanceOf(Unconfirmed.class);
        assertThat(one(status, "{\"error\":{\"code\":50000}}")).isInstanceOf(Unconfirmed.class);
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            quoteCharacter = '~',
            nullValues = "-",
            value = {
                "404 | {} | INTERCEPTED",
                "404 | {'error':{'code':'sorry'}} | INTERCEPTED",
                "404 | {'error':{'code':'sorry'},'recipients':[]} | INTERCEPTED",
                "403 | {'error':{'code':50013},'recipients':[]} | TEMPLATE",
                "404 | {'recipients':[]} | -",
                "404 | {'success_count':1} | -",
                "403 | {'error':{'code':50013},'success_count':1} | -",
                "403 | {'error':{'code':50013},'success_count':0} | TEMPLATE",
            })
    void aBatchWithoutEntriesIsReadByItsCountsAndItsError(int status, String body, @Nullable Refusal refusal) {
        assertThat(many(status, body.replace('\'', '"'), 1, 2))
                .hasSize(2)
                .allSatisfy(result -> assertThat(result instanceof Refused refused ? refused.reason() : null)
                        .isEqualTo(refusal));
    }

    @Test
    void anErrorWithTheCodeOfSuccessIsNamed() {
        assertThat(((Unconfirmed) one(403, "{\"error\":{\"code\":50000}}")).detail())
                .contains("an error with the code of success");
    }

    @Test
    void anErrorCodeUnderAServerErrorProvesNothing() {
        assertThat(one(500, "{\"error\":{\"code\":50014}}")).isInstanceOf(Unconfirmed.class);
        assertThat(many(500, batchOf(entry(1, "\"error_code\":\"50006\","), entry(2, "")), 1, 2))
                .allSatisfy(result -> assertThat(result).isInstanceOf(Unconfirmed.class));
    }

    @Test
    void anEntrysErrorCodeRefusesItUnderARefusalsStatus() {
        List<SendResult> results = many(403, batchOf(entry(1, "\"error_code\":\"50006\","), entry(2, "")), 1, 2);
        check(results.get(0), Refusal.INVALID_RECIPIENT, "50006");
        assertThat(((Unconfirmed) results.get(1)).messageId()).isEqualTo("id-2");
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {"4|0|1,2,3", "3|0|1,2,3", "3|1|1,2,3", "4|0|1,2,3,9", "5|0|1,2,3,9", "4|1|9,3,1,2", "5|0|3,2,1,4,4"
            })
    void anEntryMissingExtraOrDoubledLeavesTheOthersAccepted(int success, int failure, String listed) {
        String counts = "{\"success_count\":" + success + ",\"failure_count\":" + failure + ",";
        String[] entries = Stream.of(listed.split(","))
                .map(n -> entry(Integer.parseInt(n), ""))
                .toArray(String[]::new);
        List<SendResult> results = many(200, counts + batchOf(entries).substring(1), 1, 2, 3, 4);

        assertThat(results.subList(0, 3))
                .extracting(result -> result.orThrow().messageId())
                .containsExactly("id-1", "id-2", "id-3");
        assertThat(results.get(3))
                .isInstanceOfSatisfying(
                        Unconfirmed.class,
                        unconfirmed -> assertThat(unconfirmed.detail())
                                .contains(listed.endsWith("4,4") ? "more than once" : "does not list"));
    }

    @Test
    void aBatchThatCountsAcceptedMessagesWithoutListingThemIsUnconfirmed() {
        assertThat(many(403, "{\"success_count\":2,\"error\":{\"code\":50014}}", 1, 2))
                .allSatisfy(result -> assertThat(result).isInstanceOf(Unconfirmed.class));
        many(403, "{\"success_count\":0,\"recipients\":[],\"error\":{\"code\":50014}}", 1, 2)
                .forEach(result -> check(result, Refusal.OUT_OF_CREDIT, "50014"));
    }

    @ParameterizedTest
    @ValueSource(strings = {"error.json", "error-2016.json"})
    void aCodeIsReadWithAndWithoutQuotes(String fixture) {
        assertThat(one(403, Jsms.fixture(fixture))).isInstanceOfSatisfying(Refused.class, refused -> {
            assertThat(refused.reason()).isEqualTo(Refusal.TEMPLATE);
            assertThat(refused.code()).isEqualTo("50013");
        });
    }

    @ParameterizedTest
    @CsvFileSource(resources = "/jsms/codes.csv", useHeadersInDisplayName = true)
    @DisplayName("S13, S14 every code means what the table says")
    void everyCodeMeansWhatTheTableSays(String code, int status, @Nullable Refusal refusal) {
        String error = "{\"error\":{\"code\":" + code + ",\"message\":\"x\"}}";
        String entry = batchOf(entry(1, "\"error_code\":\"" + code + "\","), entry(2, ""));
        check(one(status, error), refusal, code);
        check(one(200, error), refusal, code);
        check(many(200, entry, 1, 2).get(0), refusal, code);
        check(many(200, entry.replace("\"" + code + "\"", code), 1, 2).get(0), refusal, code);
    }

    @ParameterizedTest
    @CsvFileSource(resources = "/jsms/codes.csv", useHeadersInDisplayName = true)
    void aRefusalOfSeveralThatIsAboutOneOfThemSaysSo(String code, int status, @Nullable Refusal refusal) {
        String error = "{\"error\":{\"code\":" + code + ",\"message\":\"x\"}}";
        boolean aboutOne = refusal != null && refusal.remedy() == Remedy.NONE;
        Refusal ofAll = aboutOne && refusal != null ? ofOneAmong(refusal) : refusal;
        List<SendResult> results = many(status, error, 1, 2);
        results.forEach(result -> check(result, ofAll, code));
        if (aboutOne) {
            assertThat(((Refused) results.get(0)).detail()).contains(code, "does not say which of 2 messages");
        }
    }

    private static Refusal ofOneAmong(Refusal refusal) {
        return switch (refusal) {
            case INVALID_RECIPIENT -> Refusal.UNRECOGNISED;
            case RECIPIENT_LIMIT -> Refusal.BATCH_LIMIT;
            default -> Refusal.BATCH_REJECTED;
        };
    }

    @Test
    void aRefusalOfTheOneTextOrTheOneNumberOfAllIsFinal() {
        VendorTemplate same = VendorTemplate.of("1", Map.of("code", "canary")).withSignature("42");
        vendor.otherwise(Behaviour.respond(403, "{\"error\":{\"code\":50037}}"));
        assertThat(provider.gateway()
                        .sendAll(Jsms.outbound(
                                Jsms.message("+8613800138001", same), Jsms.message("+8613800138002", same))))
                .allSatisfy(result -> check(result, Refusal.CONTENT_REJECTED, "50037"));
        many(403, "{\"error\":{\"code\":50024}}", 1, 1).forEach(result -> check(result, Refusal.OPTED_OUT, "50024"));
    }

    private static void check(SendResult result, @Nullable Refusal refusal, String code) {
        if (refusal == null) {
            assertThat(result)
                    .isInstanceOfSatisfying(
                            Unconfirmed.class,
                            doubt -> assertThat(doubt.detail()).contains(code));
        } else {
            assertThat(result).isInstanceOfSatisfying(Refused.class, refused -> {
                assertThat(refused.reason()).isEqualTo(refusal);
                assertThat(refused.code()).isEqualTo(code);
                assertThat(refused.retryAfter()).isNull();
            });
        }
    }

    @ParameterizedTest
    @ValueSource(ints = {50055, 50106})
    @DisplayName("S14 an unknown code is judged by the status")
    void anUnknownCodeIsJudgedByTheStatus(int code) {
        String error = "{\"error\":{\"code\":" + code + ",\"message\":\"something new\"}}";
        assertThat(one(403, error)).isInstanceOfSatisfying(Refused.class, refused -> {
            assertThat(refused.reason()).isEqualTo(Refusal.UNRECOGNISED);
            assertThat(refused.detail()).contains("something new");
        });
        assertThat(one(200, error)).isInstanceOf(Unconfirmed.class);
        assertThat(one(500, error)).isInstanceOf(Unconfirmed.class);
        assertThat(many(200, batchOf(entry(1, "\"error_code\":" + code + ","), entry(2, "")), 1, 2)
                        .get(0))
                .isInstanceOf(Unconfirmed.class);
    }

    @ParameterizedTest
    @ValueSource(strings = {"canary-460121 is wrong", "canary-46012", "13800138001 is wrong", "138-0013 8001 is wrong"})
    void wordsThatRepeatTheMessageAreNotPassedOn(String words) {
        SendResult result = one(403, "{\"error\":{\"code\":50999,\"message\":\"" + words + "\"}}");
        assertThat(result).isInstanceOf(Refused.class);
        assertThat(result.toString()).doesNotContain("46012", "8001", "canary");
    }

    @Test
    void aCodeNeedsNoExplanation() {
        assertThat(one(403, "{\"error\":{\"code\":50999}}")).isInstanceOf(Refused.class);
    }

    @Test
    void aBatchIsAnsweredInPart() {
        List<SendResult> results = many(200, Jsms.fixture("batch.json"), 1, 2, 3);
        assertThat(results.get(0).orThrow().messageId()).isEqualTo("288193860303");
        check(results.get(1), Refusal.INVALID_RECIPIENT, "50006");
        assertThat(results.get(2).orThrow().messageId()).isEqualTo("288193860305");
    }

    @Test
    @DisplayName("S12 the order of the entries does not matter")
    void theOrderOfTheEntriesDoesNotMatter() {
        List<SendResult> results = many(200, batchOf(entry(3, ""), entry(1, ""), entry(2, "")), 1, 2, 3);
        assertThat(results).extracting(result -> result.orThrow().messageId()).containsExactly("id-1", "id-2", "id-3");
    }

    @Test
    void equalNumbersAreAnsweredInTheOrderOfTheirEntries() {
        String failed = entry(1, "\"error_code\":\"50034\",");
        List<SendResult> results = many(200, batchOf(entry(1, ""), failed), 1, 1);
        assertThat(results.get(0)).isInstanceOf(Accepted.class);
        check(results.get(1), Refusal.DUPLICATE, "50034");
    }

    @Test
    @DisplayName("S12 an entry too many or too few leaves its recipient in doubt")
    void anEntryTooManyOrTooFewLeavesItsRecipientInDoubt() {
        List<SendResult> results = many(200, batchOf(entry(1, ""), entry(1, ""), entry(2, ""), entry(9, "")), 1, 2, 3);
        assertThat(results.get(0)).isInstanceOf(Unconfirmed.class);
        assertThat(results.get(1)).isInstanceOf(Accepted.class);
        assertThat(results.get(2)).isInstanceOf(Unconfirmed.class);
    }

    @Test
    void anEntryThatSaysNothingLeavesItsRecipientInDoubt() {
        String body = batchOf(
                "null",
                "{\"msg_id\":\"7\"}",
                "{\"mobile\":\"13800138001\"}",
                entry(2, "\"error_code\":\"50000\","),
                entry(3, "\"error_code\":\"\","));
        List<SendResult> results = many(200, body, 1, 2, 3);
        assertThat(results.get(0)).isInstanceOf(Unconfirmed.class);
        assertThat(results.get(1)).isInstanceOf(Accepted.class);
        assertThat(results.get(2)).isInstanceOf(Unconfirmed.class);
    }

    @Test
    void anEntryWithAnExplanationButNoCodeIsInDoubt() {
        List<SendResult> results = many(
                200,
                batchOf(entry(1, "\"error_message\":\"no\","), entry(2, "\"error_message\":null,"), entry(3, "")),
                1,
                2,
                3);
        assertThat(results.get(0)).isInstanceOf(Unconfirmed.class);
        assertThat(results.get(1)).isInstanceOf(Accepted.class);
        assertThat(results.get(2)).isInstanceOf(Accepted.class);
    }

    @ParameterizedTest
    @CsvSource({
        "2,1,true",
        "'\"2\"','\"1\"',true",
        "0,3,false",
        "1,2,false",
        "3,0,true",
        "2,0,true",
        "3,1,true",
        "null,1,true",
        "null,2,false",
        "null,3,false",
        "0,null,false",
        "2,null,true",
        "0,'\"three\"',false",
        "-1,1,true",
        "-1,3,false",
        "[],{},true"
    })
    @DisplayName("S12 counts that contradict the entries leave the good ones in doubt")
    void countsThatContradictTheEntriesLeaveTheGoodOnesInDoubt(String success, String failure, boolean accepted) {
        String counts = "{\"success_count\":" + success + ",\"failure_count\":" + failure + ",";
        String body = batchOf(entry(1, ""), entry(2, "\"error_code\":\"50006\","), entry(3, ""));
        List<SendResult> results = many(200, counts + body.substring(1), 1, 2, 3);
        assertThat(results.get(0).isAccepted()).isEqualTo(accepted);
        check(results.get(1), Refusal.INVALID_RECIPIENT, "50006");
        assertThat(results.get(2)).isInstanceOf(accepted ? Accepted.class : Unconfirmed.class);
    }

    @ParameterizedTest
    @ValueSource(strings = {"{}", "{\"recipients\":null}", "{\"recipients\":[]}", "{\"recipients\":{}}", "nothing"})
    void aBatchAnswerWithoutEntriesIsInDoubt(String body) {
        assertThat(many(200, body, 1, 2))
                .hasSize(2)
                .allSatisfy(result -> assertThat(result).isInstanceOf(Unconfirmed.class));
    }

    @Test
    void entriesUnderAnotherStatusAreInDoubt() {
        assertThat(many(500, batchOf(entry(1, ""), entry(2, "")), 1, 2))
                .allSatisfy(result -> assertThat(result).isInstanceOf(Unconfirmed.class));
    }

    @ParameterizedTest
    @ValueSource(ints = {400, 403, 451, 499})
    void aPageUnderARefusalsStatusIsUnconfirmed(int status) {
        assertThat(one(status, "<html>")).isInstanceOf(Unconfirmed.class);
        assertThat(one(status, "")).isInstanceOf(Unconfirmed.class);
    }

    @Test
    void aPageUnderAStatusOfAnUnprocessedRequestIsARefusal() {
        assertThat(one(404, "<html>"))
                .isInstanceOfSatisfying(
                        Refused.class, refused -> assertThat(refused.reason()).isEqualTo(Refusal.INTERCEPTED));
        assertThat(many(404, "<html>", 1, 2))
                .hasSize(2)
                .allSatisfy(result -> assertThat(((Refused) result).reason()).isEqualTo(Refusal.INTERCEPTED));
    }

    @Test
    void entriesInOrderAreReadThoughTheLastIsMissingOrTheFirstIsNull() {
        assertThat(many(200, batchOf(entry(1, ""), entry(2, "")), 1, 2, 3))
                .extracting(SendResult::isAccepted)
                .containsExactly(true, true, false);
        assertThat(many(200, batchOf("null", entry(2, ""), entry(3, "")), 1, 2, 3))
                .extracting(SendResult::isAccepted)
                .containsExactly(false, true, true);
    }

    @Test
    void anIdHasAtMost64Characters() {
        assertThat(JsmsResultMapper.isId("1".repeat(64))).isTrue();
        assertThat(JsmsResultMapper.isId("1".repeat(65))).isFalse();
    }

    private SendResult one(int status, String body) {
        vendor.otherwise(Behaviour.respond(status, body));
        return provider.gateway().send(Jsms.outbound(Jsms.message(1)));
    }

    private List<SendResult> many(int status, String body, int... recipients) {
        vendor.otherwise(Behaviour.respond(status, body));
        SmsMessage[] messages = IntStream.of(recipients).mapToObj(Jsms::message).toArray(SmsMessage[]::new);
        return provider.gateway().sendAll(Jsms.outbound(messages));
    }

    private static String batchOf(String... entries) {
        return "{\"recipients\":[" + String.join(",", entries) + "]}";
    }

    private static String entry(int n, String error) {
        return "{" + error + "\"mobile\":\"1380013800" + n + "\",\"msg_id\":\"id-" + n + "\"}";
    }
}
