package io.smsgateway.codes;

import static io.smsgateway.codes.CodeStoreContract.KEYS;
import static io.smsgateway.codes.CodeStoreContract.LOGIN;
import static io.smsgateway.codes.CodeStoreContract.OTHER;
import static io.smsgateway.codes.CodeStoreContract.SESSION;
import static io.smsgateway.codes.CodeStoreContract.TO;
import static org.assertj.core.api.Assertions.assertThat;

import io.smsgateway.PhoneNumber;
import io.smsgateway.Secret;
import io.smsgateway.codes.CodeSending.Status;
import io.smsgateway.guard.GuardListener;
import io.smsgateway.guard.GuardPolicy;
import io.smsgateway.guard.InMemoryGuardStore;
import io.smsgateway.guard.SmsGuard;
import io.smsgateway.testkit.SettableClock;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Random;
import org.junit.jupiter.api.Test;

/** An attacker against codes alone, without the guard; the figures stand in docs/codes.md. */
final class AttackTest {

    private final SettableClock clock = SettableClock.at("2026-11-22T08:00:00Z");
    private final CollectingGateway sent = new CollectingGateway();

    private CodeService service(CodeSettings settings) {
        return CodeService.builder()
                .gateway(sent)
                .keys(KEYS)
                .store(new InMemoryCodeStore(1_000_000))
                .settings(settings)
                .text(CollectingGateway.TEXT)
                .time(clock)
                .build();
    }

    @Test
    void givesFiveGuessesOfAMillionToOneThatTriesManyCodes() {
        CodeService codes = service(CodeSettings.DEFAULT);
        String id = codes.start(TO, LOGIN, SESSION).id();
        int checked = 0;
        int valid = 0;
        for (int guess = 1; guess <= 20_000; guess++) {
            CodeCheck check = codes.check(id, TO, LOGIN, SESSION, CollectingGateway.wrong(sent.code(), guess * 49));
            checked += check.verdict() == CodeVerdict.WRONG ? 1 : 0;
            valid += check.isValid() ? 1 : 0;
        }

        assertThat(checked).isEqualTo(5);
        assertThat(valid).isZero();
    }

    /** With 4 digits the chance can be measured: 10 in 10,000 for each id, so 20 of 20,000 are expected. */
    @Test
    void givesNoMoreGuessesThanTriesForEachOfManyIds() {
        CodeService codes = service(CodeSettings.DEFAULT.withDigits(4).withMaxTries(10));
        Random random = new Random(4711);
        int valid = 0;
        for (int i = 0; i < 20_000; i++) {
            PhoneNumber victim = PhoneNumber.of(String.format("+86138%08d", i));
            String id = codes.start(victim, LOGIN, SESSION).id();
            for (int guess = 0; guess < 12; guess++) {
                String typed = String.format("%04d", random.nextInt(10_000));
                valid += codes.check(id, victim, LOGIN, SESSION, typed).isValid() ? 1 : 0;
            }
        }

        // 3 standard deviations about 20
        assertThat(valid).isBetween(7, 33);
    }

    @Test
    void givesNoGuessMoreForResends() {
        CodeService codes = service(CodeSettings.DEFAULT);
        String id = codes.start(TO, LOGIN, SESSION).id();
        int checked = 0;
        int sends = 1;
        for (int second = 0; second < 1_200; second++) {
            clock.advance(Duration.ofSeconds(1));
            sends += codes.resend(id, TO).status() == Status.SENT ? 1 : 0;
            if (second % 60 == 0) {
                CodeCheck check = codes.check(id, TO, LOGIN, SESSION, CollectingGateway.wrong(sent.code(), second + 1));
                checked += check.verdict() == CodeVerdict.WRONG ? 1 : 0;
            }
        }

        assertThat(checked).isEqualTo(5);
        assertThat(sends).isEqualTo(3);
        assertThat(sent.all()).hasSize(3);
    }

    /** The guard permits ten messages a day; starts that it refuses leave no code to guess. */
    @Test
    void givesFiftyGuessesADayToOneThatStartsManyCodesForANumber() {
        SmsGuard guard = guard();
        CodeService codes = guarded(guard);
        int live = 0;
        for (int start = 0; start < 8_640; start++) {
            live += guesses(codes, TO, start);
            clock.advance(Duration.ofSeconds(10));
        }

        assertThat(live).isEqualTo(50);
        assertThat(sent.all()).hasSize(10);
    }

    /** Another number and another client each time; the guard's limit of a prefix is what remains. */
    @Test
    void givesThreeThousandSixHundredGuessesADayToOneThatTriesThePhonesOfAPrefix() {
        SmsGuard guard = guard();
        CodeService codes = guarded(guard);
        for (int i = 0; i < 150; i++) {
            PhoneNumber person = PhoneNumber.of(String.format("+8613%d%08d", 1 + i % 9, i));
            String id = codes.start(person, LOGIN, SESSION).id();
            assertThat(codes.check(id, person, LOGIN, SESSION, sent.code()).isValid())
                    .isTrue();
        }
        clock.advance(Duration.ofMinutes(30));
        int live = 0;
        for (int start = 0; start < 2_400; start++) {
            live += guesses(codes, PhoneNumber.of(String.format("+9477%07d", start)), start);
            clock.advance(Duration.ofSeconds(36));
        }

        assertThat(live).isEqualTo(3_600);
        assertThat(sent.all()).hasSize(150 + live / 5);
    }

    private SmsGuard guard() {
        return SmsGuard.create(
                GuardPolicy.DEFAULT,
                new InMemoryGuardStore(clock),
                Secret.of("guard-key", "0123456789abcdef0123456789abcdef"),
                GuardListener.NONE,
                clock);
    }

    /** Returns a service whose sender hands messages over as an outbox does. */
    private CodeService guarded(SmsGuard guard) {
        return CodeService.builder()
                .sender(guard.before(message -> {
                    sent.send(message);
                    return Optional.empty();
                }))
                .keys(KEYS)
                .store(new InMemoryCodeStore(1_000_000))
                .text(CollectingGateway.TEXT)
                .time(clock)
                .listener(guard)
                .build();
    }

    /** Starts a code from an address of its own and returns how many wrong codes were tried that could have been right. */
    private int guesses(CodeService codes, PhoneNumber number, int attempt) {
        CodeSending started = codes.start(
                number,
                LOGIN,
                "attacker",
                Map.of(SmsGuard.CLIENT_ADDRESS, "2001:db8:" + Integer.toHexString(attempt) + "::1"));
        String right = KEYS.current().code(started.id(), 6);
        boolean isRefused = started.status() == Status.REFUSED;
        for (int guess = 1; guess <= 5; guess++) {
            String typed = isRefused ? right : CollectingGateway.wrong(right, guess);
            assertThat(codes.check(started.id(), number, LOGIN, "attacker", typed)
                            .verdict())
                    .isEqualTo(CodeVerdict.WRONG);
        }
        return isRefused ? 0 : 5;
    }

    /** The attacker starts a code for the victim's number, and has the victim use the id in the victim's session. */
    @Test
    void letsNoOneInByTheIdOfAnotherSession() {
        CodeService codes = service(CodeSettings.DEFAULT);
        String planted = codes.start(TO, LOGIN, "attacker").id();
        String plantedCode = sent.code();
        String own = codes.start(TO, LOGIN, SESSION).id();

        assertThat(codes.check(planted, TO, LOGIN, SESSION, plantedCode).verdict())
                .isEqualTo(CodeVerdict.UNKNOWN);
        assertThat(codes.check(planted, TO, LOGIN, "attacker", sent.code()).verdict())
                .isEqualTo(CodeVerdict.WRONG);
        assertThat(codes.check(own, TO, LOGIN, SESSION, plantedCode).verdict()).isEqualTo(CodeVerdict.WRONG);
        assertThat(codes.check(own, TO, "pay", SESSION, sent.code()).verdict()).isEqualTo(CodeVerdict.UNKNOWN);
        assertThat(codes.check(own, TO, LOGIN, SESSION, sent.code()).isValid()).isTrue();
    }

    @Test
    void leavesNoCodeToGuessWhereTheStoreDiesAfterARefusal() {
        FailingStore failing = new FailingStore(new InMemoryCodeStore());
        List<String> ids = new ArrayList<>();
        CodeService codes = CodeService.builder()
                .sender(message -> {
                    failing.fail(FailingStore.Failure.BEFORE);
                    return Optional.of(CodeStoreContract.REFUSED);
                })
                .keys(KEYS)
                .store(failing)
                .text(draft -> {
                    ids.add(draft.code());
                    return CollectingGateway.TEXT.message(draft);
                })
                .time(clock)
                .build();
        CodeSending started = codes.start(TO, LOGIN, SESSION);
        failing.fail(FailingStore.Failure.NONE);

        assertThat(started.status()).isEqualTo(Status.UNAVAILABLE);
        assertThat(codes.check(started.id(), TO, LOGIN, SESSION, ids.get(0)).verdict())
                .isEqualTo(CodeVerdict.UNKNOWN);
    }

    @Test
    void acceptsNoUsedCodeAgain() {
        CodeService codes = service(CodeSettings.DEFAULT);
        List<String> used = new ArrayList<>();
        List<String> digits = new ArrayList<>();
        for (int i = 0; i < 1_000; i++) {
            String id = codes.start(TO, LOGIN, SESSION).id();
            assertThat(codes.check(id, TO, LOGIN, SESSION, sent.code()).isValid())
                    .isTrue();
            used.add(id);
            digits.add(sent.code());
        }

        for (int i = 0; i < used.size(); i++) {
            for (String session : List.of(SESSION, "session-of-the-attacker")) {
                assertThat(codes.check(used.get(i), TO, LOGIN, session, digits.get(i))
                                .isValid())
                        .isFalse();
            }
        }
    }

    /** The attacker has the id of another person, and even the code, but not the session. */
    @Test
    void neitherOpensNorBlocksTheCodeOfAnotherPerson() {
        CodeService codes = service(CodeSettings.DEFAULT);
        String id = codes.start(TO, LOGIN, SESSION).id();
        String code = sent.code();
        for (int i = 0; i < 1_000; i++) {
            assertThat(codes.check(id, TO, LOGIN, "attacker-" + i, code).verdict())
                    .isEqualTo(CodeVerdict.UNKNOWN);
            assertThat(codes.check(id, OTHER, LOGIN, SESSION, code).verdict()).isEqualTo(CodeVerdict.UNKNOWN);
            assertThat(codes.resend(id, OTHER).status()).isEqualTo(Status.UNKNOWN);
        }

        assertThat(sent.all()).hasSize(1);
        assertThat(codes.check(id, TO, LOGIN, SESSION, code).isValid()).isTrue();
    }

    /** Any input ends in a verdict, and none but the code is valid. */
    @Test
    void returnsAVerdictForAnyInput() {
        CodeService codes = service(CodeSettings.DEFAULT.withMaxTries(20));
        Random random = new Random(42);
        for (int i = 0; i < 3_000; i++) {
            String id = codes.start(TO, LOGIN, SESSION).id();
            String typed = random(random, 120);
            assertThat(codes.check(id, TO, LOGIN, SESSION, typed).verdict()).isEqualTo(CodeVerdict.WRONG);
            assertThat(codes.check(random(random, 60), TO, LOGIN, SESSION, typed)
                            .verdict())
                    .isEqualTo(CodeVerdict.UNKNOWN);
            assertThat(codes.check(id, TO, random(random, 60) + "!", random(random, 60), typed)
                            .verdict())
                    .isEqualTo(CodeVerdict.UNKNOWN);
            codes.cancel(random(random, 60));
        }
    }

    /** Any characters, unpaired surrogates as well. */
    private static String random(Random random, int length) {
        StringBuilder text = new StringBuilder();
        int most = random.nextInt(length);
        while (text.length() < most) {
            text.append((char) (random.nextBoolean() ? random.nextInt(128) : random.nextInt(65_536)));
        }
        return text.toString();
    }
}
