package io.smsgateway;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;

import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.Map;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;
import org.junit.jupiter.params.provider.ValueSource;

final class SmsMessageTest {

    private static final PhoneNumber RECIPIENT = PhoneNumber.of("+8613800138000");
    private static final SmsMessage PLAIN = SmsMessage.text(RECIPIENT, "hello");

    @Test
    void isTransactionalAndOpenUnlessRefined() {
        assertThat(PLAIN)
                .isEqualTo(new SmsMessage(
                        RECIPIENT,
                        new SmsContent.Text("hello"),
                        MessageClass.TRANSACTIONAL,
                        null,
                        null,
                        null,
                        null,
                        null,
                        null,
                        null));
        assertThat(SmsMessage.template(RECIPIENT, "k", Map.of("a", "b")).content())
                .isEqualTo(new SmsContent.Template("k", Map.of("a", "b")));
    }

    @Test
    void keepsEveryRefinementThroughEveryOther() {
        Instant end = Instant.parse("2026-01-01T00:00:00Z");
        Guarantee three = new Guarantee(3);
        ProviderId acme = ProviderId.of("acme");
        Deadline deadline = Deadline.after(Duration.ofSeconds(9), TimeSource.system());
        SmsContent other = new SmsContent.Text("other");

        SmsMessage one = PLAIN.stamped(MessageClass.MARKETING, deadline)
                .via(acme)
                .with(three)
                .until(end)
                .keyed("key")
                .from("Shop")
                .tagged("spring")
                .withClass(MessageClass.OTP);
        SmsMessage back = PLAIN.withClass(MessageClass.OTP)
                .tagged("spring")
                .from("Shop")
                .keyed("key")
                .until(end)
                .with(three)
                .via(acme)
                .stamped(MessageClass.OTP, deadline);

        assertThat(one)
                .isEqualTo(new SmsMessage(
                        RECIPIENT,
                        PLAIN.content(),
                        MessageClass.OTP,
                        "Shop",
                        "key",
                        end,
                        three,
                        acme,
                        "spring",
                        deadline))
                .isEqualTo(back);
        assertThat(one.rendered(other, "Bank"))
                .isEqualTo(new SmsMessage(
                        RECIPIENT, other, MessageClass.OTP, "Bank", "key", end, three, acme, "spring", deadline));
    }

    @ParameterizedTest
    @EnumSource
    void isPromisedWhatItsClassPromisesUnlessItAsksForMore(MessageClass messageClass) {
        int copies = messageClass == MessageClass.OTP ? 2 : 1;

        assertThat(PLAIN.withClass(messageClass).guarantee().maxCopies()).isEqualTo(copies);
        assertThat(PLAIN.withClass(messageClass)
                        .with(new Guarantee(5))
                        .guarantee()
                        .maxCopies())
                .isEqualTo(5);
    }

    @Test
    void boundsSenderAndKey() {
        assertThat(PLAIN.from("x".repeat(32)).sender()).hasSize(32);
        assertThat(PLAIN.keyed("x".repeat(200)).idempotencyKey()).hasSize(200);
        assertThatIllegalArgumentException()
                .isThrownBy(() -> PLAIN.from("x".repeat(33)))
                .withMessage("sender must have from 1 to 32 characters, not 33");
        assertThatIllegalArgumentException()
                .isThrownBy(() -> PLAIN.keyed("x".repeat(201)))
                .withMessage("idempotencyKey must have from 1 to 200 characters, not 201");
        assertThatIllegalArgumentException()
                .isThrownBy(() -> PLAIN.keyed(""))
                .withMessage("idempotencyKey must have from 1 to 200 characters, not 0");
        assertThatIllegalArgumentException().isThrownBy(() -> PLAIN.from("  "));
    }

    @ParameterizedTest
    @ValueSource(strings = {"a\r\nb", "a\u0000", "\u0085a", "a\ud83d"})
    @DisplayName("P1 takes no sender or key that can't be printed")
    void takesNoSenderOrKeyThatCannotBePrinted(String value) {
        assertThatIllegalArgumentException()
                .isThrownBy(() -> PLAIN.from(value))
                .withMessage("sender contains an unprintable character");
        assertThatIllegalArgumentException()
                .isThrownBy(() -> PLAIN.keyed(value))
                .withMessage("idempotencyKey contains an unprintable character");
    }

    @Test
    void printsNeitherNumberNorText() {
        assertThat(PLAIN.toString()).doesNotContain("13800138000").doesNotContain("hello");
    }

    @ParameterizedTest
    @ValueSource(ints = {0, -1, 6, Integer.MAX_VALUE})
    void isNeverPromisedLessThanOneCopyOrMoreThanFive(int copies) {
        assertThatIllegalArgumentException()
                .isThrownBy(() -> new Guarantee(copies))
                .withMessage("maxCopies must be from 1 to 5, not " + copies);
    }

    @ParameterizedTest
    @ValueSource(strings = {"jsms", "jsms-marketing", "a", "itniotech2"})
    void isRoutedByPlainNames(String name) {
        assertThat(ProviderId.of(name)).hasToString(name).isEqualTo(ProviderId.of(name));
    }

    @ParameterizedTest
    @ValueSource(
            strings = {"", "Jsms", "1sms", "js ms", "jsms\n", "-a", "ａ", "a123456789012345678901234567890123456789b"})
    void takesNoNameThatWouldNotPrintEverywhere(String name) {
        assertThatIllegalArgumentException()
                .isThrownBy(() -> ProviderId.of(name))
                .withMessageStartingWith("a provider's name is lower-case letters")
                .withMessageNotContaining("\n");
    }

    @Test
    void isTimedByTheMachinesClocksOutsideTests() throws InterruptedException {
        TimeSource system = TimeSource.system();
        long start = system.nanos();
        system.sleep(Duration.ofMillis(2));

        assertThat(system.nanos() - start).isGreaterThanOrEqualTo(2_000_000);
        assertThat(system.clock().getZone()).isEqualTo(Clock.systemUTC().getZone());
        assertThat(system).hasToString("SystemTime");
    }

    @Test
    void promisesOneCopyOfACodeThatAVendorMakes() {
        SmsMessage code = SmsMessage.code(RECIPIENT);

        assertThat(code.content()).isEqualTo(SmsContent.VendorCode.by(SmsContent.VendorCode.Channel.TEXT));
        assertThat(code.messageClass()).isEqualTo(MessageClass.OTP);
        assertThat(code.guarantee()).isEqualTo(Guarantee.AT_MOST_ONCE);
        assertThat(code.with(Guarantee.AT_MOST_ONCE).guarantee()).isEqualTo(Guarantee.AT_MOST_ONCE);
        assertThatIllegalArgumentException()
                .isThrownBy(() -> code.with(Guarantee.AT_LEAST_ONCE))
                .withMessage("a vendor's code is sent at most once; leave out the guarantee");
    }

    @Test
    void takesATagOfTenCharacters() {
        assertThat(PLAIN.tagged("1234567890").tag()).isEqualTo("1234567890");
        assertThatIllegalArgumentException()
                .isThrownBy(() -> PLAIN.tagged("12345678901"))
                .withMessage("tag must have from 1 to 10 characters, not 11");
    }
}
