package io.smsgateway.codes;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.smsgateway.PhoneNumber;
import io.smsgateway.Refusal;
import io.smsgateway.Refused;
import io.smsgateway.Secret;
import io.smsgateway.codes.CodeSending.Status;
import io.smsgateway.testkit.SettableClock;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.EnumSet;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.Random;
import java.util.Set;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.function.IntFunction;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/** Tests that every store of codes has to pass, through the service, on two instances as two machines have them. */
abstract class CodeStoreContract {

    static final CodeKeys KEYS = CodeKeys.of("k1", Secret.of("key", "a-key-of-codes-for-tests-0123456789"));
    static final PhoneNumber TO = PhoneNumber.of("+8613800138000");
    static final PhoneNumber OTHER = PhoneNumber.of("+8613900139000");
    static final String LOGIN = "login-code";
    static final String SESSION = "session-1";

    static final Refused REFUSED = new Refused(CollectingGateway.ACME, Refusal.OPTED_OUT, "opted out");

    private static final int THREADS = 64;

    final SettableClock clock = SettableClock.at("2026-11-22T08:00:00.123456Z");
    final CollectingGateway sent = new CollectingGateway();
    private @Nullable CodeStore store;
    private @Nullable CodeService here;
    private @Nullable CodeService there;

    /** Returns a store without codes. Called once before each test. */
    abstract CodeStore newStore();

    /** Returns another instance with the same codes. */
    CodeStore sameCodes(CodeStore first) {
        return first;
    }

    /** Returns everything that is stored. */
    abstract String dump();

    @BeforeEach
    final void createServices() {
        CodeStore created = newStore();
        store = created;
        here = service(created, KEYS);
        there = service(sameCodes(created), KEYS);
    }

    final CodeService service(CodeStore in, CodeKeys keys) {
        return CodeService.builder()
                .gateway(sent)
                .keys(keys)
                .store(in)
                .text(CollectingGateway.TEXT)
                .time(clock)
                .build();
    }

    private CodeStore store() {
        return Objects.requireNonNull(store);
    }

    private CodeService here() {
        return Objects.requireNonNull(here);
    }

    private CodeService there() {
        return Objects.requireNonNull(there);
    }

    private CodeService instance(int number) {
        return number % 2 == 0 ? here() : there();
    }

    private String start() {
        CodeSending sending = here().start(TO, LOGIN, SESSION);
        assertThat(sending.status()).isEqualTo(Status.SENT);
        return sending.id();
    }

    private CodeCheck check(String id, String typed) {
        return there().check(id, TO, LOGIN, SESSION, typed);
    }

    private CodeVerdict verdict(String id, String typed) {
        return check(id, typed).verdict();
    }

    private String wrong(int number) {
        return CollectingGateway.wrong(sent.code(), number);
    }

    private static <T> List<T> run(IntFunction<T> task) throws Exception {
        ExecutorService pool = Executors.newFixedThreadPool(THREADS);
        try {
            CountDownLatch begin = new CountDownLatch(THREADS);
            List<Future<T>> runs = new ArrayList<>();
            for (int i = 0; i < THREADS; i++) {
                int thread = i;
                runs.add(pool.submit(() -> {
                    begin.countDown();
                    begin.await();
                    return task.apply(thread);
                }));
            }
            List<T> results = new ArrayList<>();
            for (Future<T> run : runs) {
                results.add(run.get());
            }
            return results;
        } finally {
            pool.shutdownNow();
        }
    }

    @Test
    final void acceptsTheRightCodeOnce() {
        String id = start();

        assertThat(check(id, sent.code())).isEqualTo(CodeCheck.of(CodeVerdict.VALID));
        assertThat(verdict(id, sent.code())).isEqualTo(CodeVerdict.USED);
        assertThat(verdict(id, wrong(1))).isEqualTo(CodeVerdict.USED);
        assertThat(here().check(id, TO, LOGIN, SESSION, sent.code()).isValid()).isFalse();
    }

    @Test
    final void countsWrongCodesAndRefusesTheRightOneAfterTheLast() {
        String id = start();

        for (int left = 4; left >= 0; left--) {
            assertThat(check(id, wrong(left + 1))).isEqualTo(CodeCheck.wrong(left));
        }
        assertThat(check(id, sent.code())).isEqualTo(CodeCheck.of(CodeVerdict.TOO_MANY_TRIES));
        assertThat(verdict(id, wrong(1))).isEqualTo(CodeVerdict.TOO_MANY_TRIES);
    }

    @Test
    final void acceptsTheRightCodeAtTheLastTry() {
        String id = start();
        for (int i = 1; i < CodeSettings.DEFAULT.maxTries(); i++) {
            check(id, wrong(i));
        }

        assertThat(verdict(id, sent.code())).isEqualTo(CodeVerdict.VALID);
        assertThat(verdict(id, sent.code())).isEqualTo(CodeVerdict.USED);
    }

    @Test
    final void knowsACodeForItsNumberPurposeAndSessionOnly() {
        String id = start();
        String code = sent.code();

        assertThat(there().check(id, OTHER, LOGIN, SESSION, code).verdict()).isEqualTo(CodeVerdict.UNKNOWN);
        assertThat(there().check(id, TO, "payment", SESSION, code).verdict()).isEqualTo(CodeVerdict.UNKNOWN);
        assertThat(there().check(id, TO, LOGIN, "session-2", code).verdict()).isEqualTo(CodeVerdict.UNKNOWN);
        assertThat(check(id, wrong(1))).isEqualTo(CodeCheck.wrong(4));
        assertThat(verdict(id, code)).isEqualTo(CodeVerdict.VALID);
    }

    @Test
    final void doesNotTakeACodeUnderTheIdOfAnother() {
        String mine = start();
        String code = sent.code();
        here().start(OTHER, LOGIN, "session-2");

        assertThat(verdict(mine + "A", code)).isEqualTo(CodeVerdict.UNKNOWN);
        assertThat(verdict(mine.substring(1), code)).isEqualTo(CodeVerdict.UNKNOWN);
        assertThat(verdict("", code)).isEqualTo(CodeVerdict.UNKNOWN);
        assertThat(verdict(mine, sent.code())).isEqualTo(CodeVerdict.WRONG);
    }

    @Test
    final void acceptsACodeUntilItsEndAndNotAtIt() {
        String id = start();
        String other = start();
        clock.advance(Duration.ofMinutes(10).minusMillis(1));
        assertThat(verdict(other, sent.code())).isEqualTo(CodeVerdict.VALID);
        clock.advance(Duration.ofMillis(1));

        assertThat(verdict(id, CollectingGateway.text(sent.all().get(0)))).isEqualTo(CodeVerdict.EXPIRED);
        assertThat(verdict(id, wrong(1))).isEqualTo(CodeVerdict.EXPIRED);
        assertThat(verdict(other, sent.code())).isEqualTo(CodeVerdict.USED);
    }

    @Test
    final void acceptsTheCodeOfOneOfManyThreads() throws Exception {
        for (int round = 0; round < 5; round++) {
            String id = start();
            String code = sent.code();

            List<CodeVerdict> verdicts = run(thread ->
                    instance(thread).check(id, TO, LOGIN, SESSION, code).verdict());

            assertThat(verdicts).containsOnlyOnce(CodeVerdict.VALID).containsOnly(CodeVerdict.VALID, CodeVerdict.USED);
        }
    }

    @Test
    final void countsEachWrongCodeOfManyThreadsOnce() throws Exception {
        String id = start();

        List<CodeCheck> checks = run(thread -> instance(thread).check(id, TO, LOGIN, SESSION, wrong(thread + 1)));

        assertThat(checks)
                .filteredOn(check -> check.verdict() == CodeVerdict.WRONG)
                .extracting(CodeCheck::triesLeft)
                .containsExactlyInAnyOrder(4, 3, 2, 1, 0);
        assertThat(checks)
                .filteredOn(check -> check.verdict() == CodeVerdict.TOO_MANY_TRIES)
                .hasSize(THREADS - 5);
    }

    @Test
    final void sendsACodeAgainAfterItsPauses() {
        CodeSending first = here().start(TO, LOGIN, SESSION);
        String id = first.id();
        Instant begin = Instant.parse("2026-11-22T08:00:00.123Z");
        assertThat(first.endsAt()).contains(begin.plusSeconds(600));
        assertThat(first.resendAt()).contains(begin.plusSeconds(60));

        clock.advance(Duration.ofMillis(59_999));
        CodeSending early = there().resend(id, TO);
        assertThat(early.status()).isEqualTo(Status.TOO_EARLY);
        assertThat(early.resendAt()).isEqualTo(first.resendAt());
        clock.advance(Duration.ofMillis(1));
        CodeSending second = there().resend(id, TO);
        assertThat(second.status()).isEqualTo(Status.SENT);
        assertThat(second.endsAt()).isEqualTo(first.endsAt());
        assertThat(second.resendAt()).contains(begin.plusSeconds(180));
        clock.advance(Duration.ofSeconds(119));
        assertThat(here().resend(id, TO).status()).isEqualTo(Status.TOO_EARLY);
        clock.advance(Duration.ofSeconds(1));
        CodeSending third = here().resend(id, TO);
        assertThat(third.status()).isEqualTo(Status.SENT);
        assertThat(third.resendAt()).isEmpty();
        clock.advance(Duration.ofMinutes(5));
        CodeSending none = here().resend(id, TO);
        assertThat(none.status()).isEqualTo(Status.NO_SENDS_LEFT);
        assertThat(none.endsAt()).isEqualTo(first.endsAt());
        assertThat(none.resendAt()).isEmpty();

        assertThat(sent.all()).hasSize(3).extracting(CollectingGateway::text).containsOnly(sent.code());
        assertThat(verdict(id, sent.code())).isEqualTo(CodeVerdict.VALID);
    }

    @Test
    final void sendsToTheNumberOfTheCodeOnly() {
        String id = start();
        clock.advance(Duration.ofMinutes(1));

        assertThat(there().resend(id, OTHER)).isEqualTo(CodeSending.of(id, Status.UNKNOWN));
        assertThat(there().resend(id + "A", TO).status()).isEqualTo(Status.UNKNOWN);
        assertThat(there().resend("k9.x", TO).status()).isEqualTo(Status.UNKNOWN);
        assertThat(sent.all()).hasSize(1);
    }

    @Test
    final void sendsNoCodeAgainThatCannotBeUsed() {
        String used = start();
        check(used, sent.code());
        String tried = start();
        for (int i = 1; i <= CodeSettings.DEFAULT.maxTries(); i++) {
            check(tried, wrong(i));
        }
        String old = start();
        clock.advance(Duration.ofMinutes(10));
        assertThat(here().resend(old, TO)).isEqualTo(CodeSending.of(old, Status.EXPIRED));
        clock.jump(Duration.ofMinutes(-8));

        assertThat(here().resend(used, TO)).isEqualTo(CodeSending.of(used, Status.USED));
        assertThat(here().resend(tried, TO)).isEqualTo(CodeSending.of(tried, Status.TOO_MANY_TRIES));
        assertThat(sent.all()).hasSize(3);
    }

    @Test
    final void sendsACodeAgainForOneOfManyThreads() throws Exception {
        String id = start();
        clock.advance(Duration.ofMinutes(1));

        List<Status> statuses = run(thread -> instance(thread).resend(id, TO).status());

        assertThat(statuses).containsOnlyOnce(Status.SENT).containsOnly(Status.SENT, Status.TOO_EARLY);
        assertThat(sent.all()).hasSize(2);
    }

    @Test
    final void keepsTheTriesOfACodeThatIsSentAgain() {
        String id = start();
        check(id, wrong(1));
        clock.advance(Duration.ofMinutes(1));
        assertThat(there().resend(id, TO).status()).isEqualTo(Status.SENT);

        assertThat(check(id, wrong(2))).isEqualTo(CodeCheck.wrong(3));
    }

    @Test
    final void sendsNothingWhereTheCodeWasUsedAfterItWasRead() {
        String id = start();
        StoredCode seen = store().find(id).orElseThrow();
        StoredCode next = seen.resent(CodeSettings.DEFAULT.resendPauses(), clock.instant());
        check(id, sent.code());

        assertThat(store().resend(seen, next)).isFalse();
        assertThat(verdict(id, sent.code())).isEqualTo(CodeVerdict.USED);
    }

    @Test
    final void sendsNothingWhereTheLastTryWasUsedAfterTheCodeWasRead() {
        String id = start();
        StoredCode seen = store().find(id).orElseThrow();
        StoredCode next = seen.resent(CodeSettings.DEFAULT.resendPauses(), clock.instant());
        for (int i = 1; i <= CodeSettings.DEFAULT.maxTries(); i++) {
            check(id, wrong(i));
        }

        assertThat(store().find(id).orElseThrow().triesLeft()).isZero();
        assertThat(store().resend(seen, next)).isFalse();
    }

    @Test
    final void acceptsACodeWhoseMessageWasRefusedOnceAnotherWasSentOnly() {
        CodeSender[] sender = {message -> Optional.of(REFUSED)};
        CodeService codes = service(store(), message -> sender[0].send(message));
        CodeSending refused = codes.start(TO, LOGIN, SESSION);
        String id = refused.id();
        String right = KEYS.current().code(id, 6);
        assertThat(refused.status()).isEqualTo(Status.REFUSED);
        assertThat(check(id, right)).isEqualTo(CodeCheck.wrong(4));
        assertThat(codes.resend(id, TO).status()).isEqualTo(Status.TOO_EARLY);

        clock.advance(Duration.ofMinutes(1));
        assertThat(codes.resend(id, TO).status()).isEqualTo(Status.REFUSED);
        assertThat(check(id, right)).isEqualTo(CodeCheck.wrong(3));
        assertThat(codes.resend(id, TO).status()).isEqualTo(Status.TOO_EARLY);

        clock.advance(Duration.ofMinutes(1));
        sender[0] = message -> {
            assertThat(check(id, right)).as("before the result").isEqualTo(CodeCheck.wrong(2));
            return CodeSender.through(sent).send(message);
        };
        assertThat(codes.resend(id, TO).status()).isEqualTo(Status.SENT);
        assertThat(sent.code()).isEqualTo(right);
        sender[0] = CodeSender.through(sent);
        clock.advance(Duration.ofSeconds(59));
        assertThat(codes.resend(id, TO).status()).isEqualTo(Status.TOO_EARLY);
        assertThat(check(id, right)).isEqualTo(CodeCheck.of(CodeVerdict.VALID));
        assertThat(sent.all()).hasSize(1);
    }

    @Test
    final void acceptsACodeOfWhichALaterMessageWasRefused() {
        CodeSender[] sender = {CodeSender.through(sent)};
        CodeService codes = service(store(), message -> sender[0].send(message));
        String id = codes.start(TO, LOGIN, SESSION).id();
        clock.advance(Duration.ofMinutes(1));
        sender[0] = message -> Optional.of(REFUSED);
        assertThat(codes.resend(id, TO).status()).isEqualTo(Status.REFUSED);

        assertThat(check(id, sent.code()).isValid()).isTrue();
    }

    private CodeService service(CodeStore in, CodeSender sender) {
        return CodeService.builder()
                .sender(sender)
                .keys(KEYS)
                .store(in)
                .text(CollectingGateway.TEXT)
                .time(clock)
                .build();
    }

    /** Ids that no database has to store: some do not take every character, some compare without trailing blanks. */
    @Test
    final void knowsNoIdThatItCannotHaveMade() {
        String id = start();
        List<String> others = List.of(
                "k1." + "\u0000".repeat(22),
                "k1." + "\ud800".repeat(22),
                "k1." + "\uff11".repeat(22),
                "k1." + "%".repeat(22),
                id + " ",
                id + ".",
                id + "\u0000",
                " " + id,
                id.substring(0, id.length() - 1),
                id.substring(0, id.length() - 1) + "\n",
                "k1.",
                ".",
                id.repeat(100_000));
        for (String other : others) {
            assertThat(verdict(other, sent.code())).isEqualTo(CodeVerdict.UNKNOWN);
            assertThat(here().resend(other, TO).status()).isEqualTo(Status.UNKNOWN);
            assertThat(here().cancel(other)).isTrue();
        }

        assertThat(verdict(id, sent.code())).isEqualTo(CodeVerdict.VALID);
    }

    @Test
    final void givesNeitherATryNorAUseNorAMessageBackWhereTheClockIsSetBack() {
        String used = start();
        check(used, sent.code());
        String tried = start();
        for (int i = 1; i <= CodeSettings.DEFAULT.maxTries(); i++) {
            check(tried, wrong(i));
        }
        String resent = start();
        String code = sent.code();
        clock.advance(Duration.ofMinutes(1));
        here().resend(resent, TO);
        clock.jump(Duration.ofHours(-2));

        assertThat(verdict(used, KEYS.current().code(used, 6))).isEqualTo(CodeVerdict.USED);
        assertThat(verdict(tried, KEYS.current().code(tried, 6))).isEqualTo(CodeVerdict.TOO_MANY_TRIES);
        assertThat(here().resend(resent, TO).status()).isEqualTo(Status.TOO_EARLY);
        assertThat(verdict(resent, code)).isEqualTo(CodeVerdict.VALID);
    }

    /** Checks, resends and now and then a cancel at once: their results are those of some order of them. */
    @Test
    final void decidesAsIfOneCallFollowedTheOther() throws Exception {
        long seed = Long.getLong("sms.codes.seed", System.nanoTime());
        Random random = new Random(seed);
        ExecutorService pool = Executors.newFixedThreadPool(CodeHistory.CALLS);
        try {
            for (int round = 0; round < 40; round++) {
                String id = start();
                String code = sent.code();
                clock.advance(Duration.ofMinutes(1));
                int before = sent.all().size();
                CodeHistory history = CodeHistory.play(
                        pool, random, code, number -> new CodeHistory.Calls(instance(number), id, TO, LOGIN, SESSION));

                assertThat(history.isInSomeOrder())
                        .as("seed %s, round %s: %s", seed, round, history)
                        .isTrue();
                assertThat(sent.all()).hasSize(before + (int) history.sent());
            }
        } finally {
            pool.shutdownNow();
        }
    }

    @Test
    final void forgetsACancelledCode() {
        String id = start();

        assertThat(there().cancel(id)).isTrue();
        assertThat(verdict(id, sent.code())).isEqualTo(CodeVerdict.UNKNOWN);
        assertThat(there().resend(id, TO).status()).isEqualTo(Status.UNKNOWN);
        assertThat(there().cancel(id)).isTrue();
        assertThat(there().cancel("k9.x")).isTrue();
    }

    @Test
    final void answersForADecoyAsForOthersAndAcceptsNoCode() {
        CodeSending decoy = here().startDecoy(TO, LOGIN, SESSION);
        String right = KEYS.current().code(decoy.id(), 6);
        assertThat(decoy.status()).isEqualTo(Status.QUEUED);
        assertThat(decoy.id()).hasSameSizeAs(start());
        assertThat(decoy.resendAt()).isPresent();
        sent.code();

        assertThat(check(decoy.id(), right)).isEqualTo(CodeCheck.wrong(4));
        assertThat(there().check(decoy.id(), OTHER, LOGIN, SESSION, right).verdict())
                .isEqualTo(CodeVerdict.UNKNOWN);
        clock.advance(Duration.ofMinutes(1));
        assertThat(there().resend(decoy.id(), TO).status()).isEqualTo(Status.QUEUED);
        for (int left = 3; left >= 0; left--) {
            assertThat(check(decoy.id(), right)).isEqualTo(CodeCheck.wrong(left));
        }
        assertThat(verdict(decoy.id(), right)).isEqualTo(CodeVerdict.TOO_MANY_TRIES);
        assertThat(sent.all()).hasSize(1);
    }

    @Test
    final void letsNoOneInWhileTheStoreFailsAtAnyStep() {
        FailingStore failing = new FailingStore(store());
        CodeService codes = service(failing, KEYS);
        for (FailingStore.Failure failure : List.of(FailingStore.Failure.BEFORE, FailingStore.Failure.AFTER)) {
            int before = sent.all().size();
            failing.fail(failure);
            assertThat(codes.start(TO, LOGIN, SESSION).status()).isEqualTo(Status.UNAVAILABLE);
            failing.fail(FailingStore.Failure.NONE);
            String id = codes.start(TO, LOGIN, SESSION).id();
            clock.advance(Duration.ofMinutes(1));
            failing.fail(failure);
            assertThat(codes.resend(id, TO)).isEqualTo(CodeSending.of(id, Status.UNAVAILABLE));
            assertThat(codes.cancel(id)).isFalse();
            assertThat(codes.check(id, TO, LOGIN, SESSION, wrong(1)).verdict()).isEqualTo(CodeVerdict.UNAVAILABLE);
            assertThat(codes.check(id, TO, LOGIN, SESSION, sent.code()).verdict())
                    .isEqualTo(CodeVerdict.UNAVAILABLE);
            failing.fail(FailingStore.Failure.NONE);

            assertThat(codes.check(id, TO, LOGIN, SESSION, sent.code()).verdict())
                    .isEqualTo(failure == FailingStore.Failure.BEFORE ? CodeVerdict.VALID : CodeVerdict.UNKNOWN);
            assertThat(sent.all()).hasSize(before + 1);
        }
    }

    @Test
    final void usesACodeUpWhoseVerdictWasLost() {
        FailingStore failing = new FailingStore(store());
        CodeService codes = service(failing, KEYS);
        String id = codes.start(TO, LOGIN, SESSION).id();
        failing.fail(FailingStore.Failure.AFTER);
        assertThat(codes.check(id, TO, LOGIN, SESSION, sent.code()).verdict()).isEqualTo(CodeVerdict.UNAVAILABLE);
        failing.fail(FailingStore.Failure.NONE);

        assertThat(codes.check(id, TO, LOGIN, SESSION, sent.code()).verdict()).isEqualTo(CodeVerdict.USED);
    }

    /** Random calls, times and failures; the ledger is the codes that were sent and those that were found valid. */
    @Test
    final void verifiesRightCodesOnceAndWrongCodesNever() {
        long seed = Long.getLong("sms.codes.seed", System.nanoTime());
        Random random = new Random(seed);
        FailingStore failing = new FailingStore(store());
        CodeService codes = service(failing, KEYS);
        Map<String, String> right = new HashMap<>();
        Map<String, Integer> guesses = new HashMap<>();
        Set<String> valid = new HashSet<>();
        List<FailingStore.Failure> failures = List.copyOf(EnumSet.complementOf(EnumSet.of(FailingStore.Failure.NONE)));
        for (int step = 0; step < 600; step++) {
            failing.fail(random.nextInt(10) == 0 ? failures.get(random.nextInt(2)) : FailingStore.Failure.NONE);
            clock.advance(Duration.ofSeconds(random.nextInt(20)));
            List<String> ids = List.copyOf(right.keySet());
            int kind = random.nextInt(10);
            if (ids.isEmpty() || kind == 0) {
                CodeSending sending = codes.start(TO, LOGIN, SESSION);
                if (sending.status() == Status.SENT) {
                    right.put(sending.id(), sent.code());
                }
                continue;
            }
            String id = ids.get(random.nextInt(ids.size()));
            if (kind == 1) {
                int before = sent.all().size();
                if (codes.resend(id, TO).status() == Status.SENT) {
                    assertThat(sent.code()).as("seed %s", seed).isEqualTo(right.get(id));
                } else {
                    assertThat(sent.all()).as("seed %s", seed).hasSize(before);
                }
                continue;
            }
            boolean isRight = random.nextInt(3) == 0;
            String code = Objects.requireNonNull(right.get(id));
            CodeCheck check = codes.check(
                    id,
                    TO,
                    LOGIN,
                    SESSION,
                    isRight ? code : CollectingGateway.wrong(code, 1 + random.nextInt(999_999)));
            if (check.isValid()) {
                assertThat(isRight && valid.add(id)).as("seed %s", seed).isTrue();
            }
            if (check.verdict() == CodeVerdict.WRONG) {
                assertThat(isRight).as("seed %s", seed).isFalse();
                assertThat(guesses.merge(id, 1, Integer::sum))
                        .as("seed %s", seed)
                        .isLessThanOrEqualTo(5);
            }
        }
        assertThat(valid).as("seed %s", seed).isNotEmpty();
    }

    @Test
    final void storesNeitherCodeNorNumberNorSession() {
        CodeSending started = here().start(TO, LOGIN, "a-session-to-find");

        assertThat(dump())
                .contains(LOGIN)
                .doesNotContain("13800138000", "a-session-to-find", sent.code() + ",", sent.code() + " ");
        assertThat(started.toString()).doesNotContain(started.id());
        assertThat(store().find(started.id()).orElseThrow().toString()).doesNotContain(started.id());
    }

    @Test
    final void tellsIdsApartByTheCaseOfTheirLetters() {
        StoredCode lower = code("k1.abcdefghijklmnopqrstuv");
        StoredCode upper = code("k1.ABCDEFGHIJKLMNOPQRSTUV");
        store().create(lower, clock.instant());
        store().create(upper, clock.instant());

        assertThat(store().find(lower.id())).contains(lower);
        assertThat(store().find(upper.id())).contains(upper);
        assertThatThrownBy(() -> store().create(lower, clock.instant())).isInstanceOf(RuntimeException.class);
    }

    private StoredCode code(String id) {
        long end = clock.instant().toEpochMilli() + 600_000;
        return new StoredCode(id, LOGIN, "1".repeat(64), "2".repeat(64), true, 5, 1, end, end - 540_000);
    }

    @Test
    final void forgetsACodeAnHourAfterItsEnd() {
        String id = start();
        clock.advance(Duration.ofMinutes(69));
        assertThat(verdict(id, sent.code())).isEqualTo(CodeVerdict.EXPIRED);
        clock.advance(Duration.ofMinutes(2));
        here().start(OTHER, LOGIN, SESSION);

        assertThat(isKept(id)).isFalse();
    }

    /** Returns whether a code whose time is over is still there. */
    boolean isKept(String id) {
        return store().find(id).isPresent();
    }
}
