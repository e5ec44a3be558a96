package io.smsgateway.codec;

import static io.smsgateway.codec.SmsCodec.decodeMessage;
import static io.smsgateway.codec.SmsCodec.decodeResult;
import static io.smsgateway.codec.SmsCodec.encode;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;
import static org.assertj.core.api.Assertions.catchThrowable;
import static org.assertj.core.api.Assertions.tuple;

import io.smsgateway.Accepted;
import io.smsgateway.Attempt;
import io.smsgateway.MessageClass;
import io.smsgateway.Refusal;
import io.smsgateway.Refused;
import io.smsgateway.SendResult;
import io.smsgateway.SmsContent;
import io.smsgateway.SmsContent.VendorCode;
import io.smsgateway.SmsMessage;
import io.smsgateway.delivery.DeliveryReport;
import io.smsgateway.delivery.DeliveryState;
import io.smsgateway.delivery.FailureReason;
import java.time.Duration;
import java.time.Instant;
import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;
import org.junit.jupiter.params.provider.ValueSource;

class SmsCodecTest {

    private static final String MESSAGE = "1:message{to=+8613800138000;text=Hello;class=OTP;}";
    private static final String REFUSED = "1:refused{provider=acme;reason=OPTED_OUT;detail=asked;}";

    @Test
    void aReportOfANewerLibraryIsReadWithoutWhatThisOneDoesNotKnow() {
        DeliveryReport state = SmsCodec.decodeReport("1:report{provider=acme;id=7;state=READ;reason=BORED;}");
        DeliveryReport reason =
                SmsCodec.decodeReport("1:report{provider=acme;id=7;state=UNDELIVERED;reason=BORED;also=this;}");

        assertThat(state.state()).isEqualTo(DeliveryState.UNKNOWN);
        assertThat(state.reason()).isNull();
        assertThat(reason.reason()).isEqualTo(FailureReason.OTHER);
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "1:accepted{provider=acme;id=7;}",
                "1:report{provider=acme;state=PENDING;}",
                "1:report{provider=acme;id=7;state=PENDING;charge{amount=1x;}}",
                "1:report{provider=acme;id=7;state=PENDING;charge{currency=ABCD;}}"
            })
    void whatIsNoReportIsRefusedWithoutRepeatingIt(String text) {
        assertThatExceptionOfType(SmsCodecException.class)
                .isThrownBy(() -> SmsCodec.decodeReport(text))
                .withNoCause()
                .withMessageNotContaining("ABCD");
    }

    @Test
    void theFormIsAsDocumented() {
        SmsMessage message = SmsMessage.template(Samples.TO, "login-code", Map.of("code", "4711"))
                .withClass(MessageClass.OTP)
                .keyed("login-77")
                .within(Duration.ofMinutes(5));
        SendResult result = new Accepted(Samples.ACME, "287654321")
                .forMessage(
                        "login-77",
                        Map.of(),
                        List.of(new Attempt(
                                Samples.ACME, Samples.AT, Duration.ofMillis(81), Attempt.Outcome.ACCEPTED)));

        assertThat(encode(message))
                .isEqualTo("1:message{to=+8613800138000;template{key=login-code;parameters{code=4711;}}class=OTP;"
                        + "key=login-77;within=300;}");
        assertThat(encode(result))
                .isEqualTo("1:accepted{provider=acme;id=287654321;key=login-77;attempt{provider=acme;"
                        + "at=1767225600+250000000;took=0+81000000;outcome=ACCEPTED;}}");
    }

    @Test
    void equalObjectsHaveEqualTexts() {
        Map<String, String> up = new LinkedHashMap<>();
        IntStream.range(0, 50).forEach(i -> up.put("p" + i, "v"));
        Map<String, String> down = new LinkedHashMap<>();
        IntStream.range(0, 50).forEach(i -> down.put("p" + (49 - i), "v"));

        assertThat(encode(SmsMessage.template(Samples.TO, "k", up)))
                .isEqualTo(encode(SmsMessage.template(Samples.TO, "k", down)));
    }

    @Test
    void aTextOfEveryCharacterSurvives() {
        for (int start = 0; start <= Character.MAX_CODE_POINT; start += 4096) {
            String all = IntStream.range(start, start + 4096)
                    .mapToObj(Character::toString)
                    .collect(Collectors.joining());
            SendResult result = new Accepted(Samples.ACME, "x" + all);
            assertThat(decodeResult(encode(result))).isEqualTo(result);
        }
    }

    @ParameterizedTest
    @EnumSource(Refusal.class)
    void everyRefusalSurvives(Refusal reason) {
        SendResult refused = new Refused(Samples.ACME, reason, "");

        assertThat(decodeResult(encode(refused))).isEqualTo(refused);
    }

    @Test
    void everyLocaleSurvives() {
        for (Locale locale : Locale.getAvailableLocales()) {
            assertSurvives(locale);
        }
        assertSurvives(new Locale("no", "NO", "NY"));
        assertSurvives(new Locale("x y", "=;", "{\\}"));
        assertSurvives(Locale.forLanguageTag("mul"));
        assertSurvives(Locale.ROOT);
    }

    private static void assertSurvives(Locale language) {
        SmsMessage message = SmsMessage.of(
                Samples.TO, VendorCode.by(VendorCode.Channel.VOICE).withLanguage(language));
        assertThat(decodeMessage(encode(message))).isEqualTo(message);
    }

    @Test
    void anyTimeSurvives() {
        for (Instant until : new Instant[] {Instant.MIN, Instant.EPOCH.minusNanos(1), Instant.EPOCH, Instant.MAX}) {
            SmsMessage message = SmsMessage.text(Samples.TO, "x").until(until);
            assertThat(decodeMessage(encode(message))).isEqualTo(message);
        }
    }

    @Test
    void unknownPropertiesAreIgnored() {
        assertThat(decodeMessage("1:message{new=1;to=+8613800138000;newer{a{b=c;}}text=Hello;class=OTP;new=2;newer{}}"))
                .isEqualTo(decodeMessage(MESSAGE));
        assertThat(decodeResult("1:refused{reason=OPTED_OUT;new{x=y;}detail=asked;provider=acme;}"))
                .isEqualTo(decodeResult(REFUSED));
    }

    @Test
    void anUnknownRefusalIsUnrecognised() {
        String attempt = "provider=acme;at=1;took=2;outcome=REFUSED;refusal=NEW_ONE;";
        SendResult result = decodeResult("1:refused{provider=acme;reason=NEW_ONE;code=7;detail=words;attempt{" + attempt
                + "}attempt{" + attempt + "detail=words;}}");

        assertThat(result).isInstanceOfSatisfying(Refused.class, refused -> {
            assertThat(refused.reason()).isEqualTo(Refusal.UNRECOGNISED);
            assertThat(refused.code()).isEqualTo("7");
            assertThat(refused.detail()).isEqualTo("NEW_ONE: words");
        });
        assertThat(result.attempts())
                .extracting(Attempt::refusal, Attempt::detail)
                .containsExactly(tuple(Refusal.UNRECOGNISED, "NEW_ONE"), tuple(Refusal.UNRECOGNISED, "NEW_ONE: words"));
    }

    @Test
    void anUnknownOutcomeMayHaveSentTheMessage() {
        SendResult result = decodeResult("1:refused{provider=acme;reason=EXPIRED;detail=;"
                + "attempt{provider=acme;at=1;took=2;outcome=NEW_ONE;detail=words;}}");

        Attempt attempt = result.attempts().get(0);
        assertThat(attempt.outcome()).isEqualTo(Attempt.Outcome.UNCONFIRMED);
        assertThat(attempt.detail()).isEqualTo("NEW_ONE: words");
        assertThat(result.maxCopies()).isEqualTo(1);
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "2:message{to=+8613800138000;text=Hello;class=OTP;}",
                "99999999:",
                "1:message{to=+8613800138000;text=Hello;class=NEW_ONE;}",
                "1:message{to=+8613800138000;picture=Hello;class=OTP;}",
                "1:message{to=+8613800138000;vendor-code{channel=NEW_ONE;}class=OTP;}"
            })
    void aMessageOfANewerLibraryIsLeftToIt(String text) {
        assertThatExceptionOfType(SmsCodecException.class)
                .isThrownBy(() -> decodeMessage(text))
                .matches(SmsCodecException::isNewer)
                .withMessageEndingWith("; decode it with the version of the library that wrote it");
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "",
                ":",
                "1",
                "1:",
                "0:message{}",
                "01:message{}",
                "-1:message{}",
                "9999999999:message{}",
                "x:message{}",
                "1:message",
                "1:message{}",
                "1:message={}",
                "1:message{to}",
                "1:message{to=}",
                "1:message{to=+8613800138000;text=Hello;}",
                "1:message{to=+8613800138000;text=Hello;class=OTP;",
                "1:message{to=+8613800138000;text=Hello;class=OTP;} ",
                "1:message{to=+8613800138000;text=Hello;class=OTP;}}",
                "1:message{to=+8613800138000;to=+8613800138000;text=Hello;class=OTP;}",
                "1:message{to{}text=Hello;class=OTP;}",
                "1:message{to=138;text=Hello;class=OTP;}",
                "1:message{to=+8613800138000;text=;class=OTP;}",
                "1:message{to=+8613800138000;text=Hello\\x;class=OTP;}",
                "1:message{to=+8613800138000;text=Hello\\u12;class=OTP;}",
                "1:message{to=+8613800138000;text=Hello;class=OTP;tag=12345678901;}",
                "1:message{to=+8613800138000;text=Hello;class=OTP;within=1+1000000000;}",
                "1:message{to=+8613800138000;text=Hello;class=OTP;within=1+-1;}",
                "1:message{to=+8613800138000;text=Hello;class=OTP;until=99999999999999999;}",
                "1:message{to=+8613800138000;text=Hello;class=OTP;until=Hello;}",
                "1:message{to=+8613800138000;text=Hello;class=OTP;copies=9;}",
                "1:message{to=+8613800138000;text=Hello;class=OTP;provider=None;}",
                "1:message{to=+8613800138000;text=Hello;class=OTP;metadata{a=b;a=b;}}",
                "1:message{to=+8613800138000;text=Hello;class=OTP;metadata{a{}}}",
                "1:message{to=+8613800138000;template{key= ;}class=OTP;}",
                "1:accepted{provider=acme;id=1;}",
            })
    void otherTextIsNoMessage(String text) {
        assertThatExceptionOfType(SmsCodecException.class)
                .isThrownBy(() -> decodeMessage(text))
                .matches(broken -> !broken.isNewer())
                .withMessageStartingWith("stored text cannot be decoded: ")
                .withNoCause();
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                MESSAGE,
                "1:accepted{provider=acme;}",
                "1:accepted{provider=acme;id= ;}",
                "1:refused{provider=acme;reason=OPTED_OUT;}",
                "1:refused{provider=acme;detail=;}",
                "1:unconfirmed{detail=;}",
                "1:unconfirmed{provider=acme;detail=;attempt{provider=acme;at=1;took=2;}}",
                "1:delivered{provider=acme;id=1;}"
            })
    void otherTextIsNoResult(String text) {
        assertThatExceptionOfType(SmsCodecException.class)
                .isThrownBy(() -> decodeResult(text))
                .matches(broken -> !broken.isNewer())
                .withNoCause();
    }

    @Test
    void everyBeginningIsRefused() {
        String text = encode(Samples.FULL);

        for (int end = 0; end < text.length(); end++) {
            String part = text.substring(0, end);
            assertThatExceptionOfType(SmsCodecException.class).isThrownBy(() -> decodeMessage(part));
        }
    }

    @Test
    void noExceptionRepeatsTheText() {
        String text = "1:message{to=+8613800138000;template{key=HUSH;parameters{HUSH=HUSH;}}class=OTP;sender=HUSH;"
                + "key=HUSH;until=1;within=1;copies=1;provider=hush;tag=HUSH;metadata{HUSH=HUSH;}}";
        assertThat(decodeMessage(text)).isNotNull();

        for (int at = 2; at < text.length(); at++) {
            for (String hostile : new String[] {"", "HUSH", "\u0001", "{", "}", "=", ";", "\\", "\\uHUSH", "+", " "}) {
                String broken = text.substring(0, at) + hostile + text.substring(at + 1);
                Throwable refused = catchThrowable(() -> decodeMessage(broken));
                if (refused != null) {
                    assertThat(refused)
                            .isExactlyInstanceOf(SmsCodecException.class)
                            .hasNoCause();
                    assertThat(refused.toString())
                            .doesNotContainIgnoringCase("hush")
                            .doesNotContain("13800");
                }
            }
        }
    }

    @Test
    void recordsDoNotPrint() {
        StoredRecord stored = RecordReader.read(MESSAGE);

        assertThat(stored).hasToString("StoredRecord{3 properties}");
        assertThat(new RecordWriter().write("text", "Hello")).hasToString("RecordWriter{13 characters}");
    }

    @Test
    void hostileTextsAreRefusedByTheirSize() {
        assertNoResult("1:" + "x".repeat(1 << 20), "1048578 characters are more than the maximum of 1048576");
        assertNoResult("1:" + "x{".repeat(100_000), "more than 8 records within each other, at index 20");
        assertNoResult("1:accepted{" + "x=;".repeat(10_001) + "}", "more than 10000 properties, at index 30011");
        assertNoResult(
                "1:accepted{provider=acme;id=1;metadata{"
                        + IntStream.range(0, 251).mapToObj(i -> i + "=;").collect(Collectors.joining()) + "}}",
                "metadata has more than 250 entries");
    }

    private static void assertNoResult(String text, String why) {
        assertThatExceptionOfType(SmsCodecException.class)
                .isThrownBy(() -> decodeResult(text))
                .withMessage("stored text cannot be decoded: " + why);
    }

    @Test
    void whatADecoderWouldRefuseIsNotEncoded() {
        Map<String, String> entries =
                IntStream.range(0, 251).boxed().collect(Collectors.toMap(String::valueOf, String::valueOf));
        Attempt attempt = new Attempt(Samples.ACME, Samples.AT, Duration.ZERO, Attempt.Outcome.SKIPPED);

        assertThatIllegalArgumentException()
                .isThrownBy(() -> encode(SmsMessage.template(Samples.TO, "key", entries)))
                .withMessage("parameters must have at most 250 entries to be encoded, not 251");
        assertThatIllegalArgumentException()
                .isThrownBy(() -> encode(new Accepted(Samples.ACME, "x".repeat(1 << 20))))
                .withMessageStartingWith("an encoded message or result must have at most 1048576 characters");
        assertThatIllegalArgumentException()
                .isThrownBy(() -> encode(new Accepted(Samples.ACME, "1")
                        .forMessage(null, Map.of(), Collections.nCopies(5_000, attempt))));
        SendResult large =
                new Accepted(Samples.ACME, "1").forMessage(null, Map.of(), Collections.nCopies(1_000, attempt));
        assertThat(decodeResult(encode(large))).isEqualTo(large);
    }

    @Test
    void theLongestTextSurvives() {
        SmsMessage message = SmsMessage.of(Samples.TO, new SmsContent.Text("😀".repeat(5_000)));

        assertThat(decodeMessage(encode(message))).isEqualTo(message);
    }
}
