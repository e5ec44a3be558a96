package io.smsgateway.itniotech;

import static java.util.stream.Collectors.joining;
import static org.assertj.core.api.Assertions.assertThat;

import io.smsgateway.Accepted;
import io.smsgateway.ProviderId;
import io.smsgateway.Refusal;
import io.smsgateway.Refused;
import io.smsgateway.SendResult;
import io.smsgateway.Unconfirmed;
import io.smsgateway.http.HttpOutcome.Responded;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

/** In the tables: A and B were sent to two numbers under the ids a and b; results are in their order. */
class SendResponseReaderTest {

    private static final String A = Samples.CHINA;
    private static final String B = Samples.BRITAIN;

    @ParameterizedTest(name = "{0}")
    @CsvSource(delimiter = '|', quoteCharacter = '~', textBlock = """
            by id in order           | [{'msgId':'1','number':'A','orderId':'a'},{'msgId':'2','number':'B','orderId':'b'}] | 1 2
            by id shuffled           | [{'msgId':'2','number':'B','orderId':'b'},{'msgId':'1','number':'A','orderId':'a'}] | 1 2
            by id without numbers    | [{'msgId':'2','orderId':'b'},{'msgId':'1','orderId':'a','number':''}]               | 1 2
            by number                | [{'msgId':'2','number':'B'},{'msgId':'1','number':'A'}]                             | 1 2
            by number, ids null      | [{'msgId':'2','number':'B','orderId':null},{'msgId':'1','number':'A','orderId':''}] | 1 2
            one id for a group       | [{'msgId':'2','number':'B','orderId':'a'},{'msgId':'1','number':'A','orderId':'a'}] | 1 2
            ids joined               | [{'msgId':'2','number':'B','orderId':'a,b'},{'msgId':'1','number':'A','orderId':'a,b'}] | 1 2
            numbers as numbers       | [{'msgId':2601011200001000001,'number':A,'orderId':'a'},{'msgId':2,'number':B}]     | 2601011200001000001 2
            unknown members          | [{'msgId':'1','number':'A','parts':[1],'x':{}},{'msgId':'2','number':'B'}]          | 1 2
            one missing              | [{'msgId':'1','number':'A','orderId':'a'}]                                          | 1 ?
            null among them          | [null,{'msgId':'1','number':'A','orderId':'a'},null]                                | 1 ?
            id missing               | [{'number':'A','orderId':'a'},{'msgId':'2','number':'B','orderId':'b'}]             | ? 2
            id null                  | [{'msgId':null,'number':'A'},{'msgId':'2','number':'B'}]                            | ? 2
            id blank                 | [{'msgId':' ','number':'A'},{'msgId':'','number':'B'}]                              | ? ?
            id with a line break     | [{'msgId':'1\\n2','number':'A'},{'msgId':'2','number':'B'}]                         | ? 2
            a number we did not send | [{'msgId':'1','number':'A'},{'msgId':'2','number':'8613900000009'}]                 | 1 ?
            our id, foreign number   | [{'msgId':'1','number':'8613900000009','orderId':'a'},{'msgId':'2','number':'B'}]   | ? 2
            the same entry twice     | [{'msgId':'1','number':'A','orderId':'a'},{'msgId':'1','number':'A','orderId':'a'}] | ? ?
            nothing but a list       | []                                                                                  | ? ?
            no list                  | null                                                                                | ? ?
            """)
    @DisplayName("S9 accepts what a successful call lists with an id")
    void acceptsWhatASuccessfulCallListsWithAnId(String shape, String array, String expected) {
        assertThat(read("{'status':'0','reason':'success','success':'2','fail':'0','array':" + array + "}"))
                .isEqualTo(expected);
    }

    @ParameterizedTest(name = "{0}")
    @CsvSource(delimiter = '|', quoteCharacter = '~', textBlock = """
            refused by its number     | 'fail':'1','failArray':[{'msgId':'9','number':'B','reason':'DST_MCCMNC_LIMIT'}] | 1 UNSUPPORTED
            refused by its id         | 'fail':'1','failArray':[{'msgId':'9','number':'B','orderId':'b'}]               | 1 INVALID_RECIPIENT
            refused with -9           | 'fail':'1','failArray':[{'number':'B','status':'-9'}]                           | 1 UNSUPPORTED
            -9 given as reason        | 'fail':'1','failArray':[{'number':'B','reason':'-9'}]                           | 1 UNSUPPORTED
            refused with a code       | 'fail':'1','failArray':[{'number':'B','status':'-10','reason':'no money'}]      | 1 OUT_OF_CREDIT
            refused with a number     | 'fail':'1','failArray':[{'number':'B','status':-28}]                            | 1 RECIPIENT_LIMIT
            code given as reason      | 'fail':'1','failArray':[{'number':'B','reason':'-3'}]                           | 1 CONTENT_REJECTED
            refused in doubt          | 'fail':'1','failArray':[{'number':'B','status':'-18'}]                          | 1 ?
            counted as refused        | 'fail':'1'                                                                      | 1 UNRECOGNISED
            counted by numbers        | 'fail':1                                                                        | 1 UNRECOGNISED
            counted, an empty list    | 'fail':'1','failArray':[]                                                       | 1 UNRECOGNISED
            miscounted                | 'fail':'2'                                                                      | ? ?
            counted as nothing        | 'fail':'0'                                                                      | 1 ?
            not counted               | 'failArray':null                                                                | 1 ?
            count is null             | 'fail':null                                                                     | 1 ?
            count is nonsense         | 'fail':'one'                                                                    | 1 ?
            counts a refused stranger | 'fail':'1','failArray':[{'number':'8613900000009'}]                             | 1 ?
            in both lists             | 'fail':'1','failArray':[{'number':'A'}]                                         | ? ?
            """)
    void refusesWhatIsListedOrPlainlyCountedAsRefused(String shape, String rest, String expected) {
        assertThat(read("{'status':'0','success':'1','array':[{'msgId':'1','number':'A','orderId':'a'}]," + rest + "}"))
                .isEqualTo(expected);
    }

    @ParameterizedTest(name = "{0}")
    @CsvSource(delimiter = '|', quoteCharacter = '~', textBlock = """
            its own success        | 'status':'0'            | 1
            a number for success   | 'status':0              | 1
            no status of its own   | 'status':null           | 1
            a blank one            | 'status':' '            | 1
            a refusal of its own   | 'status':'-28'          | RECIPIENT_LIMIT
            a number for a refusal | 'status':-10            | OUT_OF_CREDIT
            doubt of its own       | 'status':'-18'          | ?
            an unknown code        | 'status':'-99'          | ?
            sending, in reports    | 'status':'-1'           | ?
            no code at all         | 'status':'success'      | ?
            """)
    void believesTheStatusOfAnEntryMoreThanItsPlaceAmongTheTaken(String shape, String status, String expected) {
        assertThat(read("{'status':'0','array':[{'msgId':'1','number':'A'," + status
                        + "},{'msgId':'2','number':'B'}]}"))
                .isEqualTo(expected + " 2");
    }

    @ParameterizedTest(name = "{0}")
    @CsvSource(delimiter = '|', quoteCharacter = '~', textBlock = """
            all counted as refused | 'success':'0','fail':'2'   | ? ?
            one counted as refused | 'success':'1','fail':'1'   | ? ?
            fewer counted as taken | 'success':'1','fail':'0'   | ? ?
            by numbers             | 'success':0,'fail':2       | ? ?
            some refused after all | 'success':'2','fail':'1'   | ? ?
            counted right          | 'success':'2','fail':'0'   | 1 2
            only one count         | 'success':'0'              | 1 2
            only the other         | 'fail':'2'                 | 1 2
            null                   | 'success':null,'fail':'2'  | 1 2
            nonsense               | 'success':'no','fail':'2'  | 1 2
            negative               | 'success':'-1','fail':'2'  | 1 2
            """)
    @DisplayName("S12 leaves in doubt what is listed as taken and counted otherwise")
    void leavesInDoubtWhatIsListedAsTakenAndCountedOtherwise(String shape, String counts, String expected) {
        assertThat(read("{'status':'0'," + counts
                        + ",'array':[{'msgId':'1','number':'A'},{'msgId':'2','number':'B'}]}"))
                .isEqualTo(expected);
    }

    @Test
    void doesNotCountAsTakenWhatItListsWithARefusal() {
        assertThat(read("{'status':'0','success':'1','fail':'1','array':[{'msgId':'1','number':'A'},"
                        + "{'msgId':'2','number':'B','status':'-3'}]}"))
                .isEqualTo("1 CONTENT_REJECTED");
    }

    /** The vendor's own blacklist speaks in words that nobody has seen; a number without a route in DST_ words. */
    @Test
    void takesNoNumberElsewhereThatIsRefusedInUnknownWordsForTheyMayProtectThePerson() {
        for (String words : List.of("BLACKLIST", "user opted out", " ")) {
            assertThat(read("{'status':'0','success':'1','fail':'1','array':[{'msgId':'1','number':'A'}],"
                            + "'failArray':[{'number':'B','reason':'" + words + "'}]}"))
                    .isEqualTo("1 INVALID_RECIPIENT");
        }
    }

    @ParameterizedTest
    @CsvSource({
        "-3, BATCH_REJECTED, CONTENT_REJECTED",
        "-4, BATCH_REJECTED, CONTENT_REJECTED",
        "-5, BATCH_REJECTED, CONTENT_REJECTED",
        "-9, UNRECOGNISED, UNRECOGNISED",
        "-20, BATCH_REJECTED, BATCH_REJECTED",
        "-28, BATCH_LIMIT, BATCH_LIMIT",
        "-10, OUT_OF_CREDIT, OUT_OF_CREDIT",
        "-6, TEMPLATE, TEMPLATE",
    })
    void aRefusalOfAllThatIsAboutOneOfThemSaysSo(String status, Refusal differentTexts, Refusal sameText) {
        List<Recipient> different = List.of(
                Recipient.of(Samples.outbound(Samples.message(A, "one")), "a"),
                Recipient.of(Samples.outbound(Samples.message(B, "two")), "b"));
        String json = "{'status':'" + status + "'}";

        assertThat(read(different, json)).isEqualTo(differentTexts + " " + differentTexts);
        assertThat(read(json)).isEqualTo(sameText + " " + sameText);
        Refused one = (Refused) results(List.of(different.get(0)), Responded.of(200, bytes(json)), null)
                .get(0);
        assertThat(one.reason())
                .isEqualTo(StatusCode.of(Product.SMS, status)
                        .orElseThrow()
                        .refusal(different.get(0).to())
                        .orElseThrow());
    }

    @Test
    void saysOfHowManyMessagesARefusalIsAboutOne() {
        Refused refused = (Refused) results(200, "{'status':'-9'}", null, null).get(0);

        assertThat(refused.code()).isEqualTo("-9");
        assertThat(refused.detail()).contains("code -9: the number,", "does not say which of 2 messages");
    }

    @Test
    void printsNothingOfAStatusThatIsNoCode() {
        SendResult result =
                results(400, "{'status':'lorem ipsum dolor'}", null, null).get(0);

        assertThat(result.toString()).doesNotContain("lorem");
    }

    @Test
    @DisplayName("S12 refuses by count only where the accepted are counted right, too")
    void refusesByCountOnlyWhereTheAcceptedAreCountedRightToo() {
        assertThat(read("{'status':'0','success':'2','fail':'1','array':[{'msgId':'1','number':'A'}]}"))
                .isEqualTo("1 ?");
        assertThat(read("{'status':'0','success':'0','fail':'2','array':[]}")).isEqualTo("UNRECOGNISED UNRECOGNISED");
        assertThat(read("{'status':'0','success':'0','fail':'2','array':[{'msgId':'1','number':'8613900000009'}]}"))
                .isEqualTo("? ?");
    }

    @ParameterizedTest
    @CsvSource(delimiter = '|', quoteCharacter = '~', textBlock = """
            {'status':'-10'}                                                                       | OUT_OF_CREDIT OUT_OF_CREDIT
            {'status':-10,'reason':null,'array':null,'failArray':null}                             | OUT_OF_CREDIT OUT_OF_CREDIT
            {'status':'-9','success':'0','fail':'2','array':[],'failArray':[{'number':'A'}]}       | UNSUPPORTED UNRECOGNISED
            {'status':'-9','success':'0','fail':'2','array':[],'failArray':[{'number':'A','status':'-3'}]} | CONTENT_REJECTED UNRECOGNISED
            {'status':'-9','success':'0','fail':'2','failArray':[{'number':'A'},{'number':'B'}]}   | UNSUPPORTED UNSUPPORTED
            {'status':'-9','success':'0','fail':'2','failArray':[{'number':'A','reason':'-18'}]}   | ? UNRECOGNISED
            {'status':'-10','array':[{'msgId':'1','number':'A','orderId':'a'}]}                    | ? ?
            {'status':'-10','success':'1','array':[{'msgId':'1','number':'A','orderId':'a'}]}      | ? ?
            {'status':'-10','success':'1','failArray':[{'number':'A'}]}                            | OUT_OF_CREDIT ?
            {'status':'-18'}                                                                       | ? ?
            {'status':'-12'}                                                                       | ? ?
            {'status':'-26'}                                                                       | ? ?
            {'status':'-99'}                                                                       | ? ?
            {'status':'-99','array':[{'msgId':'1','number':'A'}]}                                  | ? ?
            """)
    void readsAFailedCallByItsCodeAndAcceptsNothingOfIt(String json, String expected) {
        assertThat(read(json)).isEqualTo(expected);
    }

    @ParameterizedTest
    @ValueSource(strings = {"'00'", "' 0'", "'0.0'", "0.0", "true", "null", "''", "'success'", "'+0'", "'O'", "200"})
    @DisplayName("S10 takes only the documented status for success")
    void takesOnlyTheDocumentedStatusForSuccess(String status) {
        assertThat(read("{'status':" + status + ",'success':'1','array':[{'msgId':'1','number':'A'}]}"))
                .isEqualTo("? ?");
    }

    @Test
    void takesANumberForTheDocumentedStatusToo() {
        assertThat(read("{'status':0,'array':[{'msgId':'1','number':'A'},{'msgId':'2','number':'B'}]}"))
                .isEqualTo("1 2");
    }

    @Test
    void leavesInDoubtWhatTheVendorAcceptsAndHttpRefuses() {
        String json = "{'status':'0','array':[{'msgId':'1','number':'A'},{'msgId':'2','number':'B'}]}";

        assertThat(read(403, json)).isEqualTo("? ?");
        assertThat(read(502, json)).isEqualTo("? ?");
    }

    @Test
    void readsACodeByTheHttpStatus() {
        assertThat(read(403, "{'status':'-1'}")).isEqualTo("BAD_CREDENTIALS BAD_CREDENTIALS");
        assertThat(read(500, "{'status':'-1'}")).isEqualTo("? ?");
        assertThat(read(500, "{'status':'-99'}")).isEqualTo("? ?");
        assertThat(read(400, "{'status':'-99'}")).isEqualTo("UNRECOGNISED UNRECOGNISED");
        assertThat(read(400, "{'status':'-99','array':[{'msgId':'1','number':'A'}]}"))
                .isEqualTo("? ?");
    }

    @Test
    void givesEqualNumbersTheirOwnAnswers() {
        List<Recipient> twice = recipients(A, A, B);

        assertThat(
                        read(
                                twice,
                                "{'status':'0','array':[{'msgId':'2','number':'A','orderId':'b'},"
                                        + "{'msgId':'1','number':'A','orderId':'a'},{'msgId':'3','number':'B','orderId':'c'}]}"))
                .isEqualTo("1 2 3");
        assertThat(read(twice, "{'status':'0','array':[{'msgId':'1','number':'A'},{'msgId':'2','number':'A'}]}"))
                .isEqualTo("1 2 ?");
        assertThat(read(
                        twice,
                        "{'status':'0','array':[{'msgId':'1','number':'A'},{'msgId':'2','number':'A','orderId':'a'}]}"))
                .isEqualTo("2 1 ?");
        // of which text it is can't be told
        assertThat(read(twice, "{'status':'0','array':[{'msgId':'1','number':'A'}]}"))
                .isEqualTo("? ? ?");
        assertThat(read(
                        recipients(A, A),
                        "{'status':'0','success':'1','fail':'1','array':[{'msgId':'1','number':'A'}]}"))
                .isEqualTo("? ?");
        // refused numbers come without our id, and yet it is known which
        assertThat(read(
                        recipients(A, A),
                        "{'status':'0','success':'1','fail':'1','array':[{'msgId':'1','number':'A','orderId':'a'}],"
                                + "'failArray':[{'number':'A','status':'-3'}]}"))
                .isEqualTo("1 CONTENT_REJECTED");
        assertThat(read(
                        twice,
                        "{'status':'0','array':[{'msgId':'1','number':'A','orderId':'a'},"
                                + "{'msgId':'1','number':'A','orderId':'a'}]}"))
                .isEqualTo("? ? ?");
    }

    @Test
    void saysWhenAThrottlingVendorWantsToBeAskedAgain() {
        Refused refused = (Refused)
                results(429, "{'status':'-15'}", Duration.ofSeconds(7), null).get(0);

        assertThat(refused.retryAfter()).isEqualTo(Duration.ofSeconds(7));
    }

    @Test
    void passesNoOtherPauseOn() {
        Refused refused = (Refused) results(400, "{'status':'-10'}", Duration.ofSeconds(7), Duration.ZERO)
                .get(0);

        assertThat(refused.retryAfter()).isNull();
    }

    @Test
    void tellsCodeAndWordsOfARefusal() {
        Refused refused = (Refused) results(200, Samples.file("send-destination-refused.json"), null, null)
                .get(0);

        assertThat(refused.code()).isEqualTo("-9");
        assertThat(refused.detail()).contains("DST_MCCMNC_LIMIT");
    }

    @Test
    void anEntryThatComesTwiceIsUnconfirmedAndProvesNothingOfOthersByCounts() {
        String twice = "{'msgId':'1','number':'A','orderId':'a'},{'msgId':'1','number':'A','orderId':'a'}";
        assertThat(read("{'status':'0','success':'1','fail':'1','array':[" + twice + "]}"))
                .isEqualTo("? ?");
        assertThat(unconfirmed(200, "{'status':'0','array':[" + twice + ",{'msgId':'2','number':'B'}]}", 0))
                .isEqualTo("1: listed more than once");
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {"4|0|A,B,C", "3|0|A,B,C", "3|1|A,B,C,S", "4|0|S,C,B,A", "5|0|A,B,C,D,D", "4|0|D,A,B,C,D"})
    void anEntryMissingExtraOrDoubledLeavesTheOthersAccepted(int success, int fail, String listed) {
        List<String> numbers = List.of(A, B, "8613900000003", "8613900000004");
        String entries = listed.chars()
                .filter(Character::isLetter)
                .mapToObj(c -> "{'msgId':'" + (char) c + "1','number':'"
                        + (c == 'S' ? "8613900000009" : numbers.get(c - 'A')) + "'}")
                .collect(joining(","));
        String json = "{'status':'0','success':'" + success + "','fail':'" + fail + "','array':[" + entries + "]}";

        assertThat(read(recipients(numbers.toArray(String[]::new)), json)).isEqualTo("A1 B1 C1 ?");
    }

    @Test
    void anIdThatSomethingContradictsIsKept() {
        String listed = "'array':[{'msgId':'1','number':'A'},{'msgId':'2','number':'B'}]}";
        assertThat(unconfirmed(403, "{'status':'0'," + listed, 0)).isEqualTo("1: success under HTTP 403");
        assertThat(unconfirmed(503, "{'status':'0'," + listed, 1)).isEqualTo("2: success under HTTP 503");
        assertThat(unconfirmed(200, "{'status':'-10'," + listed, 1))
                .isEqualTo("2: listed as accepted by a call that failed with status -10");
        assertThat(unconfirmed(200, "{" + listed, 0))
                .isEqualTo("1: listed as accepted by a call without a readable status");
        assertThat(unconfirmed(200, "{'status':'0','success':'0','fail':'2'," + listed, 0))
                .isEqualTo("1: listed as accepted, but the counts of the response contradict it");
        assertThat(unconfirmed(200, "{'status':'0','failArray':[{'number':'A'}]," + listed, 0))
                .isEqualTo("1: listed as accepted and as refused");
    }

    @Test
    void anEntrysOwnCodeRefusesItUnderARefusalsStatus() {
        String json = "{'status':'0','array':[{'msgId':'1','number':'A'}],'failArray':[{'number':'B','status':'-28'}]}";
        assertThat(read(403, json)).isEqualTo("? RECIPIENT_LIMIT");
        assertThat(read(503, json)).isEqualTo("? ?");
        assertThat(read(403, "{'status':'0','success':'0','fail':'2'}")).isEqualTo("? ?");
    }

    private static String unconfirmed(int status, String json, int position) {
        Unconfirmed result = (Unconfirmed) results(status, json, null, null).get(position);
        return result.messageId() + ": " + result.detail();
    }

    @Test
    void anyStatusOfSuccessWillDo() {
        String taken = "{'status':'0','array':[{'msgId':'1','number':'A'},{'msgId':'2','number':'B'}]}";
        assertThat(read(299, taken)).isEqualTo("1 2");
        assertThat(read(300, taken)).isEqualTo("? ?");
    }

    @Test
    void anIdHasAtMostAHundredVisibleCharacters() {
        for (String id : List.of("!", "~", "1".repeat(100))) {
            String taken = "{'status':'0','array':[{'msgId':'" + id + "','number':'A'}]}";
            assertThat(read(taken)).isEqualTo(id + " ?");
        }
        for (String id : List.of("1 2", "\\u007f", "1".repeat(101))) {
            String taken = "{'status':'0','array':[{'msgId':'" + id + "','number':'A'}]}";
            assertThat(read(taken)).isEqualTo("? ?");
        }
    }

    @Test
    void aRefusedNumberHasItsOwnWordsOrThoseOfTheCall() {
        assertThat(details("{'status':'0','failArray':[{'number':'A','reason':'why'},{'number':'B'}]}"))
                .containsExactly("the number was refused: why", "the number was refused: no reason given");
        assertThat(details(
                        "{'status':'-10','reason':'call','failArray':[{'number':'A','reason':'own'},{'number':'B'}]}"))
                .satisfiesExactly(
                        own -> assertThat(own).endsWith("(own)"),
                        call -> assertThat(call).endsWith("(call)"));
    }

    private static List<String> details(String json) {
        return results(200, json, null, null).stream()
                .map(result -> ((Refused) result).detail())
                .toList();
    }

    private static String read(String json) {
        return read(200, json);
    }

    private static String read(int status, String json) {
        return words(results(status, json, null, null));
    }

    private static String read(List<Recipient> recipients, String json) {
        return words(results(recipients, Responded.of(200, bytes(json)), null));
    }

    private static List<SendResult> results(
            int status, String json, @Nullable Duration retryAfter, @Nullable Duration retryAfterSkew) {
        return results(recipients(A, B), Responded.of(status, bytes(json)).withRetryAfter(retryAfter), retryAfterSkew);
    }

    private static List<SendResult> results(
            List<Recipient> recipients, Responded answered, @Nullable Duration retryAfterSkew) {
        SendResponse answer = SendResponse.of(answered);
        return new SendResponseReader(ProviderId.of("itniotech"), answered, answer, recipients).read(retryAfterSkew);
    }

    private static byte[] bytes(String json) {
        return json.replace('\'', '"')
                .replace("\"A\"", '"' + A + '"')
                .replace("\"B\"", '"' + B + '"')
                .replace(":A", ":" + A)
                .replace(":B", ":" + B)
                .getBytes(StandardCharsets.UTF_8);
    }

    private static List<Recipient> recipients(String... numbers) {
        List<Recipient> recipients = new ArrayList<>();
        for (String number : numbers) {
            recipients.add(Recipient.of(
                    Samples.outbound(Samples.message(number, "x")), String.valueOf((char) ('a' + recipients.size()))));
        }
        return recipients;
    }

    private static String words(List<SendResult> results) {
        return String.join(
                " ", results.stream().map(SendResponseReaderTest::word).toList());
    }

    private static String word(SendResult result) {
        if (result instanceof Accepted accepted) {
            return accepted.messageId();
        }
        if (result instanceof Refused refused) {
            return refused.reason().name();
        }
        assertThat(result).isInstanceOf(Unconfirmed.class);
        return "?";
    }
}
