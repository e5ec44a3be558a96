package io.smsgateway.codes;

import static io.smsgateway.codes.CodeStoreContract.KEYS;
import static io.smsgateway.codes.CodeStoreContract.LOGIN;
import static io.smsgateway.codes.CodeStoreContract.OTHER;
import static io.smsgateway.codes.CodeStoreContract.SESSION;
import static io.smsgateway.codes.CodeStoreContract.TO;
import static org.assertj.core.api.Assertions.assertThat;

import io.smsgateway.PhoneNumber;
import io.smsgateway.codes.CodeSending.Status;
import io.smsgateway.testkit.SettableClock;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
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
