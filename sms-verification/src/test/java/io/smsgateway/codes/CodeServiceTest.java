package io.smsgateway.codes;

import static io.smsgateway.codes.CodeStoreContract.KEYS;
import static io.smsgateway.codes.CodeStoreContract.LOGIN;
import static io.smsgateway.codes.CodeStoreContract.OTHER;
import static io.smsgateway.codes.CodeStoreContract.SESSION;
import static io.smsgateway.codes.CodeStoreContract.TO;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import ch.qos.logback.classic.Level;
import ch.qos.logback.classic.Logger;
import ch.qos.logback.classic.spi.ILoggingEvent;
import ch.qos.logback.core.read.ListAppender;
import io.smsgateway.MessageClass;
import io.smsgateway.PhoneNumber;
import io.smsgateway.Refusal;
import io.smsgateway.Refused;
import io.smsgateway.Secret;
import io.smsgateway.SendResult;
import io.smsgateway.SmsContent;
import io.smsgateway.SmsMessage;
import io.smsgateway.Unconfirmed;
import io.smsgateway.codes.CodeSending.Status;
import io.smsgateway.testkit.SettableClock;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.RejectedExecutionException;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import org.slf4j.LoggerFactory;

final class CodeServiceTest {

    private static final Secret NEW_KEY = Secret.of("key", "another-key-of-codes-for-tests-01234");

    private final SettableClock clock = SettableClock.at("2026-11-22T08:00:00Z");
    private final CollectingGateway sent = new CollectingGateway();
    private final InMemoryCodeStore store = new InMemoryCodeStore();

    private CodeServiceBuilder builder() {
        return CodeService.builder()
                .gateway(sent)
                .keys(KEYS)
                .store(store)
                .text(CollectingGateway.TEXT)
                .time(clock);
    }

    private CodeService service() {
        return builder().build();
    }

    private static CodeCheck check(CodeService codes, String id, String typed) {
        return codes.check(id, TO, LOGIN, SESSION, typed);
    }

    @Test
    void sendsAMessageOfTheClassOtpThatIsWorthSendingUntilTheCodeEnds() {
        service().start(TO, LOGIN, SESSION, Map.of("address", "192.0.2.1"));

        SmsMessage message = sent.last();
        assertThat(message.to()).isEqualTo(TO);
        assertThat(message.messageClass()).isEqualTo(MessageClass.OTP);
        assertThat(message.validUntil()).isEqualTo(Instant.parse("2026-11-22T08:10:00Z"));
        assertThat(message.metadata()).isEqualTo(Map.of("address", "192.0.2.1"));
        assertThat(sent.code()).matches("[0-9]{6}");
    }

    @Test
    void keepsTheMetadataOfTheTextAndAddsThatOfTheCall() {
        CodeService codes = builder()
                .text(draft -> SmsMessage.text(draft.number(), draft.code()).withMetadata(Map.of("a", "1", "b", "2")))
                .build();
        String id = codes.start(TO, LOGIN, SESSION, Map.of("b", "3")).id();
        assertThat(sent.last().metadata()).isEqualTo(Map.of("a", "1", "b", "3"));
        clock.advance(Duration.ofMinutes(1));
        codes.resend(id, TO, Map.of("c", "4"));

        assertThat(sent.last().metadata()).isEqualTo(Map.of("a", "1", "b", "2", "c", "4"));
    }

    @Test
    void writesEachMessageFromItsDraft() {
        List<CodeDraft> drafts = new ArrayList<>();
        CodeService codes = builder()
                .text(draft -> {
                    drafts.add(draft);
                    return SmsMessage.text(draft.number(), draft.code());
                })
                .build();
        String id = codes.start(TO, LOGIN, SESSION).id();
        clock.advance(Duration.ofMinutes(1));
        codes.resend(id, TO);

        assertThat(drafts)
                .extracting(CodeDraft::validFor)
                .containsExactly(Duration.ofMinutes(10), Duration.ofMinutes(9));
        assertThat(drafts).extracting(CodeDraft::purpose).containsOnly(LOGIN);
        assertThat(drafts.get(0).toString()).doesNotContain(sent.code()).doesNotContain("13800138000");
    }

    @Test
    void sendsTheTemplateOfThePurposeByDefaultOrOneForAll() {
        CodeService.builder().gateway(sent).keys(KEYS).store(store).build().start(TO, "pay", SESSION);
        SmsContent.Template byPurpose = (SmsContent.Template) sent.last().content();
        builder().text(CodeText.template("one-code")).build().start(TO, "pay", SESSION);
        SmsContent.Template forAll = (SmsContent.Template) sent.last().content();

        assertThat(byPurpose.key()).isEqualTo("pay");
        assertThat(byPurpose.parameters()).containsOnlyKeys("code");
        assertThat(forAll.key()).isEqualTo("one-code");
        assertThat(forAll.parameters()).containsOnlyKeys("code");
    }

    @Test
    void sendsNothingWhereTheTextGoesToAnotherNumber() {
        CodeService codes =
                builder().text(draft -> SmsMessage.text(OTHER, draft.code())).build();

        assertThatThrownBy(() -> codes.start(TO, LOGIN, SESSION))
                .isInstanceOf(IllegalArgumentException.class)
                .hasMessageContaining("another number");
        assertThat(sent.all()).isEmpty();
        assertThat(store).hasToString("InMemoryCodeStore{0 of 100000}");
    }

    @ParameterizedTest
    @ValueSource(strings = {"", "a b", "log/in", "xxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxx", "login\n", "登录"})
    void refusesAPurposeThatIsMalformed(String purpose) {
        assertThatThrownBy(() -> service().start(TO, purpose, SESSION))
                .isInstanceOf(IllegalArgumentException.class)
                .hasMessageStartingWith("purpose must have from 1 to 40 letters");
    }

    @ParameterizedTest
    @ValueSource(strings = {" %s ", "%s\n", "\u200f%s", "\u00a0%s\u2028"})
    void readsACodeAsAPersonTypesIt(String form) {
        CodeService codes = service();
        String id = codes.start(TO, LOGIN, SESSION).id();
        String grouped = sent.code().substring(0, 3) + "-" + sent.code().substring(3);

        assertThat(check(codes, id, form.formatted(grouped)).isValid()).isTrue();
    }

    @ParameterizedTest
    @ValueSource(ints = {0xff10, 0x0660, 0x06f0, 0x0966, 0x1d7ce})
    void readsDigitsOfAnyScript(int zero) {
        CodeService codes = service();
        String id = codes.start(TO, LOGIN, SESSION).id();
        StringBuilder typed = new StringBuilder();
        sent.code().chars().forEach(digit -> typed.appendCodePoint(zero + digit - '0'));

        assertThat(check(codes, id, typed.toString()).isValid()).isTrue();
    }

    @Test
    void countsInputThatCannotBeACodeAsWrong() {
        CodeService codes = service();
        String id = codes.start(TO, LOGIN, SESSION).id();

        assertThat(check(codes, id, "")).isEqualTo(CodeCheck.wrong(4));
        assertThat(check(codes, id, sent.code() + "0")).isEqualTo(CodeCheck.wrong(3));
        assertThat(check(codes, id, " ".repeat(95) + sent.code())).isEqualTo(CodeCheck.wrong(2));
        assertThat(check(codes, id, " ".repeat(94) + sent.code()).isValid()).isTrue();
    }

    @Test
    void checksCodesOfAPreviousKeyAndStartsThemWithTheCurrentOne() {
        String old = service().start(TO, LOGIN, SESSION).id();
        String oldCode = sent.code();
        CodeService rotated = builder()
                .keys(CodeKeys.of("k2", NEW_KEY)
                        .withPrevious("k1", Secret.of("key", "a-key-of-codes-for-tests-0123456789")))
                .build();
        String fresh = rotated.start(TO, LOGIN, SESSION).id();

        assertThat(old).startsWith("k1.");
        assertThat(fresh).startsWith("k2.");
        assertThat(check(rotated, old, oldCode).isValid()).isTrue();
        assertThat(check(rotated, fresh, sent.code()).isValid()).isTrue();
    }

    @Test
    void knowsNoCodeOfAKeyThatIsGoneOrHasChanged() {
        CodeService before = service();
        String gone = before.start(TO, LOGIN, SESSION).id();
        String code = sent.code();

        assertThat(check(builder().keys(CodeKeys.of("k2", NEW_KEY)).build(), gone, code)
                        .verdict())
                .isEqualTo(CodeVerdict.UNKNOWN);
        assertThat(check(builder().keys(CodeKeys.of("k1", NEW_KEY)).build(), gone, code)
                        .verdict())
                .isEqualTo(CodeVerdict.UNKNOWN);
        assertThat(check(before, gone, code).isValid()).isTrue();
    }

    @Test
    void makesCodesOfTheDigitsThatTheSettingsSay() {
        CodeService codes = builder()
                .settings(CodeSettings.DEFAULT
                        .withDigits(8)
                        .withLife(Duration.ofMinutes(4))
                        .withMaxTries(1))
                .build();
        CodeSending started = codes.start(TO, LOGIN, SESSION);

        assertThat(sent.code()).matches("[0-9]{8}");
        assertThat(started.endsAt()).contains(Instant.parse("2026-11-22T08:04:00Z"));
        assertThat(check(codes, started.id(), "123456789")).isEqualTo(CodeCheck.wrong(0));
    }

    @Test
    void saysWhatBecameOfTheMessage() {
        SendResult refused = new Refused(CollectingGateway.ACME, Refusal.OPTED_OUT, "opted out");
        SendResult unconfirmed = new Unconfirmed(CollectingGateway.ACME, "no response");
        assertThat(started(message -> Optional.of(refused)))
                .matches(sending -> sending.status() == Status.REFUSED)
                .matches(sending -> sending.result().equals(Optional.of(refused)));
        assertThat(started(message -> Optional.of(unconfirmed)))
                .matches(sending -> sending.status() == Status.UNCONFIRMED)
                .matches(sending -> sending.resendAt().isPresent());
        assertThat(started(message -> Optional.empty()))
                .matches(sending -> sending.status() == Status.QUEUED)
                .matches(sending -> sending.result().isEmpty());
        assertThat(started(message -> {
                    throw new IllegalStateException("the outbox is away");
                }))
                .matches(sending -> sending.status() == Status.UNCONFIRMED)
                .matches(sending -> sending.result().isEmpty());
    }

    private CodeSending started(CodeSender sender) {
        return builder().sender(sender).build().start(TO, LOGIN, SESSION);
    }

    @Test
    void sendsInTheBackgroundWithoutWaiting() {
        List<Runnable> tasks = new ArrayList<>();
        CodeSending started = started(CodeSender.inBackground(sent, tasks::add));

        assertThat(started.status()).isEqualTo(Status.QUEUED);
        assertThat(sent.all()).isEmpty();
        tasks.get(0).run();
        assertThat(check(service(), started.id(), sent.code()).isValid()).isTrue();
    }

    @Test
    void refusesACodeThatTheExecutorRejects() {
        CodeSending started = started(CodeSender.inBackground(sent, task -> {
            throw new RejectedExecutionException("full");
        }));

        assertThat(started.status()).isEqualTo(Status.REFUSED);
        assertThat(started.result()).containsInstanceOf(Refused.class);
        assertThat(check(service(), started.id(), KEYS.current().code(started.id(), 6)))
                .isEqualTo(CodeCheck.wrong(4));
    }

    @Test
    void startsAnewACodeThatWasRefusedWhereNoneIsSentTwice() {
        CodeService codes = builder()
                .settings(CodeSettings.DEFAULT.withResendPauses(List.of()))
                .sender(message -> Optional.of(CodeStoreContract.REFUSED))
                .build();
        CodeSending refused = codes.start(TO, LOGIN, SESSION);

        assertThat(refused.resendAt()).isEmpty();
        assertThat(codes.resend(refused.id(), TO).status()).isEqualTo(Status.NO_SENDS_LEFT);
    }

    @Test
    void tellsListenersOfCodesAndNotOfDecoys() {
        List<String> told = new ArrayList<>();
        CodeListener throwing = new CodeListener() {
            @Override
            public void checked(PhoneNumber number, String purpose, CodeCheck check) {
                throw new IllegalStateException("a bug");
            }
        };
        CodeListener recording = new CodeListener() {
            @Override
            public void started(PhoneNumber number, String purpose, CodeSending sending) {
                told.add("started " + number.equals(TO) + " " + purpose + " " + sending.status());
            }

            @Override
            public void resent(PhoneNumber number, CodeSending sending) {
                told.add("resent " + number.equals(TO) + " " + sending.status());
            }

            @Override
            public void checked(PhoneNumber number, String purpose, CodeCheck check) {
                told.add("checked " + number.equals(TO) + " " + purpose + " " + check);
            }
        };
        CodeService codes = builder().listener(throwing).listener(recording).build();
        String id = codes.start(TO, LOGIN, SESSION).id();
        codes.startDecoy(OTHER, LOGIN, SESSION);
        codes.resend(id, TO);
        check(codes, id, "");
        assertThat(check(codes, id, sent.code()).isValid()).isTrue();
        check(codes, "none", "123456");

        assertThat(told)
                .containsExactly(
                        "started true login-code SENT",
                        "resent true TOO_EARLY",
                        "checked true login-code WRONG, 4 tries left",
                        "checked true login-code VALID",
                        "checked true login-code UNKNOWN");
    }

    @Test
    void sendsNothingWhereAnotherMachineHasCountedTheMessage() {
        FailingStore failing = new FailingStore(store);
        CodeService codes = builder().store(failing).build();
        String id = codes.start(TO, LOGIN, SESSION).id();
        clock.advance(Duration.ofMinutes(1));
        failing.failResend();

        assertThat(codes.resend(id, TO).status()).isEqualTo(Status.TOO_EARLY);
        assertThat(sent.all()).hasSize(1);
    }

    @Test
    void givesUpAResendAfterThreeRoundsInWhichOthersChangedTheCode() {
        FailingStore failing = new FailingStore(store);
        CodeService codes = builder().store(failing).build();
        String id = codes.start(TO, LOGIN, SESSION).id();
        clock.advance(Duration.ofMinutes(1));
        failing.othersResend = true;

        assertThat(codes.resend(id, TO)).isEqualTo(CodeSending.of(id, Status.UNAVAILABLE));
        assertThat(failing.finds).isEqualTo(3);
        assertThat(sent.all()).hasSize(1);
    }

    @Test
    void logsAFailingStoreAndAThrowingSender() {
        Logger logger = (Logger) LoggerFactory.getLogger(CodeService.class);
        ListAppender<ILoggingEvent> log = new ListAppender<>();
        log.start();
        logger.addAppender(log);
        logger.setLevel(Level.WARN);
        try {
            FailingStore failing = new FailingStore(store);
            failing.fail(FailingStore.Failure.BEFORE);
            builder().store(failing).build().start(TO, LOGIN, SESSION);
            started(message -> {
                throw new IllegalStateException("the number " + message.to().e164());
            });
        } finally {
            logger.detachAppender(log);
            logger.setLevel(null);
        }

        assertThat(log.list)
                .extracting(ILoggingEvent::getFormattedMessage)
                .containsExactly(
                        "Store of codes failed to add a code; nothing sent (java.lang.IllegalStateException);"
                                + " logged once a minute",
                        "Sender of codes threw; message unconfirmed (java.lang.IllegalStateException);"
                                + " logged once a minute");
    }

    @Test
    void saysWhatItNeeds() {
        assertThatThrownBy(() -> CodeService.builder().build())
                .isInstanceOf(IllegalStateException.class)
                .hasMessageContaining("a sender: call gateway or sender");
        assertThatThrownBy(() -> CodeService.builder().gateway(sent).build()).hasMessageContaining("keys(CodeKeys.of");
        assertThatThrownBy(() -> CodeService.builder().gateway(sent).keys(KEYS).build())
                .hasMessageContaining("a store: call store(");
        assertThatThrownBy(() -> builder()
                        .settings(CodeSettings.DEFAULT.withLife(Duration.ofMinutes(3)))
                        .build())
                .isInstanceOf(IllegalArgumentException.class);
        assertThat(service())
                .hasToString("CodeService{CodeSettings{digits=6, life=PT10M, maxTries=5, resendPauses=[PT1M, PT2M]},"
                        + " CodeKeys{current k1, all [k1]}, InMemoryCodeStore{0 of 100000}}");
    }
}
