package io.smsgateway;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;
import static org.assertj.core.api.Assertions.assertThatNullPointerException;
import static org.assertj.core.api.Assertions.entry;

import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.Arrays;
import java.util.HashMap;
import java.util.Map;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;
import org.junit.jupiter.params.provider.MethodSource;
import org.junit.jupiter.params.provider.ValueSource;

final class SmsMessageTest {

    private static final PhoneNumber RECIPIENT = PhoneNumber.of("+8613800138000");
    private static final SmsMessage PLAIN = SmsMessage.text(RECIPIENT, "hello");

    private static final SmsMessage FULL = PLAIN.withClass(MessageClass.OTP)
            .from("Shop")
            .keyed("key")
            .until(Instant.parse("2026-01-01T00:00:00Z"))
            .within(Duration.ofMinutes(3))
            .with(new Guarantee(3))
            .via(ProviderId.of("acme"))
            .tagged("spring")
            .withMetadata(Map.of("tenant", "7"));

    @Test
    void isTransactionalAndOpenUnlessRefined() {
        assertThat(PLAIN.to()).isEqualTo(RECIPIENT);
        assertThat(PLAIN.content()).isEqualTo(new SmsContent.Text("hello"));
        assertThat(PLAIN.messageClass()).isEqualTo(MessageClass.TRANSACTIONAL);
        assertThat(Arrays.asList(
                        PLAIN.sender(),
                        PLAIN.idempotencyKey(),
                        PLAIN.validUntil(),
                        PLAIN.validFor(),
                        PLAIN.guarantee(),
                        PLAIN.provider(),
                        PLAIN.tag()))
                .containsOnlyNulls();
        assertThat(PLAIN.metadata()).isEmpty();
        assertThat(SmsMessage.template(RECIPIENT, "k", Map.of("a", "b")).content())
                .isEqualTo(new SmsContent.Template("k", Map.of("a", "b")));
    }

    @Test
    void keepsEveryRefinementThroughEveryOther() {
        assertThat(PLAIN.withMetadata(Map.of("tenant", "7"))
                        .tagged("spring")
                        .via(ProviderId.of("acme"))
                        .with(new Guarantee(3))
                        .within(Duration.ofMinutes(3))
                        .until(Instant.parse("2026-01-01T00:00:00Z"))
                        .keyed("key")
                        .from("Shop")
                        .withClass(MessageClass.OTP)
                        .withContent(PLAIN.content()))
                .isEqualTo(FULL)
                .hasSameHashCodeAs(FULL);
    }

    static Stream<SmsMessage> changed() {
        return Stream.of(
                FULL.withContent(new SmsContent.Text("other")),
                FULL.withClass(MessageClass.MARKETING),
                FULL.from("Bank"),
                FULL.keyed("other"),
                FULL.until(Instant.parse("2026-01-02T00:00:00Z")),
                FULL.within(Duration.ofMinutes(4)),
                FULL.with(Guarantee.AT_MOST_ONCE),
                FULL.via(ProviderId.of("other")),
                FULL.tagged("autumn"),
                FULL.withMetadata(Map.of("tenant", "8")));
    }

    @ParameterizedTest
    @MethodSource("changed")
    void differsByEachProperty(SmsMessage other) {
        assertThat(other).isNotEqualTo(FULL);
        assertThat(rebuilt(other)).isEqualTo(other);
    }

    @Test
    void isEqualWhenItIsRebuiltFromItsAccessors() {
        assertThat(rebuilt(FULL)).isEqualTo(FULL);
        assertThat(rebuilt(PLAIN)).isEqualTo(PLAIN);
        assertThat(rebuilt(SmsMessage.code(RECIPIENT))).isEqualTo(SmsMessage.code(RECIPIENT));
    }

    private static SmsMessage rebuilt(SmsMessage message) {
        return SmsMessage.of(message.to(), message.content())
                .withClass(message.messageClass())
                .from(message.sender())
                .keyed(message.idempotencyKey())
                .until(message.validUntil())
                .within(message.validFor())
                .with(message.guarantee())
                .via(message.provider())
                .tagged(message.tag())
                .withMetadata(message.metadata());
    }

    @ParameterizedTest
    @EnumSource
    void hasTheGuaranteeOfItsClassUnlessItSetsOne(MessageClass messageClass) {
        int copies = messageClass == MessageClass.OTP ? 2 : 1;

        assertThat(messageClass.guarantee().maxCopies()).isEqualTo(copies);
        assertThat(PLAIN.withClass(messageClass).guarantee()).isNull();
        assertThat(PLAIN.withClass(messageClass).with(new Guarantee(5)).guarantee())
                .isEqualTo(new Guarantee(5));
    }

    @ParameterizedTest
    @ValueSource(strings = {"PT0S", "PT-1S", "P366D"})
    void isWorthSendingForMoreThanNothingAndAtMostAYear(Duration duration) {
        assertThatIllegalArgumentException()
                .isThrownBy(() -> PLAIN.within(duration))
                .withMessage("within must be more than zero and at most 365 days, not " + duration);
        assertThat(PLAIN.within(Duration.ofDays(365)).validFor()).hasDays(365);
    }

    @Test
    void boundsMetadataAndNeverPrintsIt() {
        Map<String, String> ten =
                IntStream.range(0, 10).boxed().collect(Collectors.toMap(i -> "n".repeat(39) + i, i -> "v".repeat(200)));
        Map<String, String> eleven = new HashMap<>(ten);
        eleven.put("one", "more");

        assertThat(PLAIN.withMetadata(ten).metadata()).isEqualTo(ten);
        assertThat(FULL.toString()).doesNotContain("tenant");
        assertThatIllegalArgumentException()
                .isThrownBy(() -> PLAIN.withMetadata(eleven))
                .withMessage("metadata must have at most 10 entries, not 11");
        assertThatIllegalArgumentException()
                .isThrownBy(() -> PLAIN.withMetadata(Map.of("n".repeat(41), "v")))
                .withMessage("a name in metadata must have from 1 to 40 characters, not 41");
        assertThatIllegalArgumentException()
                .isThrownBy(() -> PLAIN.withMetadata(Map.of("n", "v".repeat(201))))
                .withMessage("a value in metadata must have from 1 to 200 characters, not 201");
    }

    @Test
    void keepsItsMetadataWhenTheCallersMapChanges() {
        Map<String, String> properties = new HashMap<>(Map.of("a", "b"));
        SmsMessage message = PLAIN.withMetadata(properties);
        properties.clear();

        assertThat(message.metadata()).containsExactly(entry("a", "b"));
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
    @ValueSource(
            strings = {"a\r\nb", "a\u0000", "\u0085a", "a\ud83d", "a\u2028b", "a\u2029", "b\u202e", "a\ue000", "a\ufeff"
            })
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
    @SuppressWarnings("NullAway") // what a caller without a checker may do
    void hasAContentAndAClass() {
        assertThatNullPointerException()
                .isThrownBy(() -> PLAIN.withContent(null))
                .withMessage("content");
        assertThatNullPointerException().isThrownBy(() -> PLAIN.withClass(null)).withMessage("messageClass");
    }

    @Test
    void printsNoNumberInItsKey() {
        SmsMessage keyed = PLAIN.keyed("login +8613800138000");

        assertThat(keyed.toString()).contains("key login ***").doesNotContain("13800138000");
        assertThat(keyed.idempotencyKey()).isEqualTo("login +8613800138000");
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
        assertThat(code.guarantee()).isNull();
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
