package io.smsgateway.guard;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import ch.qos.logback.classic.Level;
import ch.qos.logback.classic.Logger;
import ch.qos.logback.classic.spi.ILoggingEvent;
import ch.qos.logback.core.read.ListAppender;
import io.smsgateway.MessageClass;
import io.smsgateway.PhoneNumber;
import io.smsgateway.ProviderId;
import io.smsgateway.Refusal;
import io.smsgateway.Refused;
import io.smsgateway.Secret;
import io.smsgateway.SmsMessage;
import io.smsgateway.codes.CodeCheck;
import io.smsgateway.codes.CodeSender;
import io.smsgateway.codes.CodeVerdict;
import io.smsgateway.guard.GuardSimulation.Tally;
import io.smsgateway.spi.SendGuard.Decision;
import io.smsgateway.testkit.SettableClock;
import java.math.BigDecimal;
import java.time.Duration;
import java.util.ArrayList;
import java.util.EnumSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;
import org.slf4j.LoggerFactory;

/** The rules one by one, on counters in memory. */
final class SmsGuardTest {

    private static final PhoneNumber ANN = PhoneNumber.of("+8613800138000");
    private static final GuardPolicy UNLIMITED =
            GuardPolicy.DEFAULT.withNumberLimits(SendLimits.NONE).withAddressLimits(SendLimits.NONE);
    private static final BigDecimal CENT = new BigDecimal("0.01");

    private final Tally tally = new Tally();

    private Refused refusal(Decision decision) {
        return decision.refusal().orElseThrow();
    }

    private static boolean isSent(Decision decision) {
        return decision.refusal().isEmpty();
    }

    private static Map<String, String> from(String address) {
        return Map.of(SmsGuard.CLIENT_ADDRESS, address);
    }

    @Test
    void guardsTheClassesOfThePolicyOnly() {
        GuardSimulation simulation = new GuardSimulation(GuardPolicy.DEFAULT.withCountries(List.of("IS")));
        SmsMessage notice = SmsMessage.text(ANN, "Hello");

        assertThat(simulation.guard().decide(notice)).isSameAs(Decision.SEND);
        assertThat(refusal(simulation.guard().decide(notice.withClass(MessageClass.OTP)))
                        .code())
                .isEqualTo("COUNTRY");
    }

    @Test
    void refusesCountriesAndKindsOfLinesThatAreNotAllowed() {
        GuardSimulation simulation = new GuardSimulation(GuardPolicy.DEFAULT.withCountries(List.of("CN", "IS")));

        assertThat(isSent(simulation.send(tally, ANN, Map.of()))).isTrue();
        Refused british = refusal(simulation.send(tally, PhoneNumber.of("+447400123456"), Map.of()));
        assertThat(british.code()).isEqualTo("COUNTRY");
        assertThat(british.detail()).contains("GB");
        assertThat(british.retryAfter()).isNull();
        assertThat(refusal(simulation.send(tally, PhoneNumber.of("+862112345678"), Map.of()))
                        .code())
                .isEqualTo("NUMBER_TYPE");
    }

    @Test
    void saysWhenANumberMayHaveItsNextMessage() {
        GuardSimulation simulation = new GuardSimulation(GuardPolicy.DEFAULT);
        simulation.send(tally, ANN, Map.of());
        simulation.clock.advance(Duration.ofMillis(12_345));

        Refused refused = refusal(simulation.send(tally, ANN, Map.of()));

        assertThat(refused.code()).isEqualTo("NUMBER");
        assertThat(refused.retryAfter()).isEqualTo(Duration.ofMillis(47_655));
        simulation.clock.advance(Duration.ofMillis(47_654));
        assertThat(isSent(simulation.send(tally, ANN, Map.of()))).isFalse();
        simulation.clock.advance(Duration.ofMillis(1));
        assertThat(isSent(simulation.send(tally, ANN, Map.of()))).isTrue();
        simulation.clock.advance(Duration.ofMinutes(1));
        assertThat(isSent(simulation.send(tally, ANN, Map.of()))).isTrue();
        simulation.clock.advance(Duration.ofMinutes(1));
        assertThat(refusal(simulation.send(tally, ANN, Map.of())).retryAfter()).isEqualTo(Duration.ofMinutes(57));
        simulation.clock.advance(Duration.ofMinutes(57));
        assertThat(isSent(simulation.send(tally, ANN, Map.of()))).isTrue();
    }

    @ParameterizedTest
    @CsvSource({
        "203.0.113.7, 203.0.113.7",
        "203.0.113.7, ::ffff:203.0.113.7",
        "203.0.113.7, ::FFFF:cb00:7107",
        "203.0.113.7, 2002:cb00:7107::1",
        "2002:cb00:7107:1::1, 2002:cb00:7107:ffff::1",
        "203.0.113.7, ' 203.0.113.7 '",
        "203.0.113.7., 203.0.113.07",
        "localhost, '[2001:db8::1]'",
        "%eth0, 3405803783",
        "2001:db8:1:2::, 2001:DB8:1:2:ffff:ffff:ffff:ffff",
        "2001:db8:1:2:3:4:5:6, 2001:db8:1:2::9",
        "2001:db8:1:2::1%eth0, 2001:db8:1:2::9",
        "no address, 203.0.113.7:4711"
    })
    void countsAddressesOfOneClientAsOne(String first, String second) {
        GuardSimulation simulation = new GuardSimulation(UNLIMITED.withAddressLimits(SendLimits.of(0, 1, 0)));

        assertThat(isSent(simulation.send(tally, simulation.china(), from(first))))
                .isTrue();
        assertThat(refusal(simulation.send(tally, simulation.china(), from(second)))
                        .code())
                .isEqualTo("ADDRESS");
        assertThat(isSent(simulation.send(tally, simulation.china(), from("203.0.113.8"))))
                .isTrue();
        assertThat(isSent(simulation.send(tally, simulation.china(), from("2001:db8:1:3::1"))))
                .isTrue();
        assertThat(isSent(simulation.send(tally, simulation.china(), Map.of()))).isTrue();
    }

    @ParameterizedTest
    @CsvSource({
        "127.0.0.1",
        "10.1.2.3",
        "192.168.0.1",
        "::1",
        "fe80::1",
        "fd00::1",
        "fc12:3::4",
        "::ffff:10.0.0.1",
        "0.0.0.0"
    })
    void doesNotCountTheAddressOfAProxyInTheOwnNetwork(String address) {
        GuardSimulation simulation = new GuardSimulation(UNLIMITED.withAddressLimits(SendLimits.of(0, 1, 0)));

        for (int i = 0; i < 5; i++) {
            assertThat(isSent(simulation.send(tally, simulation.china(), from(address))))
                    .isTrue();
        }
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "+86 138 0013 8000",
                "+86 (0)138 0013 8000",
                "+86 0138 0013 8000",
                "+86 17951 138 0013 8000",
                "+86-138-0013-8000"
            })
    void countsEveryWayToWriteANumberAsOne(String written) {
        GuardSimulation simulation = new GuardSimulation(GuardPolicy.DEFAULT);
        assertThat(isSent(simulation.send(tally, ANN, Map.of()))).isTrue();

        assertThat(refusal(simulation.send(tally, PhoneNumber.of(written), Map.of()))
                        .code())
                .isEqualTo("NUMBER");
        assertThat(PhoneNumber.of("013800138000", "CN")).isEqualTo(ANN);
    }

    @Test
    void countsAMessageOnceThatItWasAskedAboutBeforeTheClientGotIt() {
        GuardSimulation simulation = new GuardSimulation(GuardPolicy.DEFAULT);
        List<SmsMessage> handed = new ArrayList<>();
        CodeSender sender = simulation.guard().before(message -> {
            handed.add(message);
            return Optional.empty();
        });
        SmsMessage code = SmsMessage.code(ANN).withMetadata(Map.of("a", "1"));

        assertThat(sender.send(code)).isEmpty();
        assertThat(sender.send(code).orElseThrow())
                .isInstanceOfSatisfying(
                        Refused.class, refused -> assertThat(refused.code()).isEqualTo("NUMBER"));
        assertThat(handed).hasSize(1);
        assertThat(handed.get(0).metadata()).containsEntry("a", "1");
        assertThat(simulation.guard().decide(handed.get(0))).isSameAs(Decision.SEND);
        assertThat(isSent(simulation.guard().decide(code))).isFalse();
    }

    @Test
    void givesAMessageBackThatTheSenderBehindItRefuses() {
        GuardSimulation simulation = new GuardSimulation(GuardPolicy.DEFAULT);
        SmsMessage code = SmsMessage.code(ANN);
        Refused busy = new Refused(ProviderId.NONE, Refusal.BUSY, "full");

        assertThat(simulation.guard().before(message -> Optional.of(busy)).send(code))
                .contains(busy);
        assertThat(simulation.guard().before(message -> Optional.empty()).send(code))
                .isEmpty();
        assertThat(isSent(simulation.guard().decide(code))).isFalse();
    }

    @Test
    void reportsAFailingStoreInADryRunAndKeepsTheOtherRules() {
        BreakableStore store = new BreakableStore(new InMemoryGuardStore());
        store.broken = true;
        GuardSimulation simulation = new GuardSimulation(
                GuardPolicy.DEFAULT.withRefusesWithoutStore(true).withDryRun(List.of(GuardRule.STORE)), store);

        assertThat(isSent(simulation.send(tally, ANN, Map.of()))).isTrue();
        assertThat(refusal(simulation.send(tally, ANN, Map.of())).code()).isEqualTo("NUMBER");
        assertThat(simulation.dryRuns).isEqualTo(Map.of(GuardRule.STORE, 2));
    }

    @Test
    void saysWhichLimitIsReachedAndTellsItOnce() {
        List<GuardRule> told = new ArrayList<>();
        SettableClock clock = SettableClock.at("2026-11-30T10:00:00Z");
        GuardListener listener = new GuardListener() {
            @Override
            public void refused(GuardRule rule, String country, boolean dryRun) {
                told.add(rule);
            }
        };
        SmsGuard guard = SmsGuard.create(
                GuardPolicy.DEFAULT.withAddressLimits(SendLimits.of(0, 1, 0)),
                new InMemoryGuardStore(clock),
                GuardSimulation.KEY,
                listener,
                clock);
        SmsMessage code = SmsMessage.code(ANN);
        assertThat(isSent(guard.decide(code.withMetadata(from("203.0.113.7"))))).isTrue();

        assertThat(refusal(guard.decide(code)).detail()).startsWith("the number has reached its limit of");
        assertThat(told).containsExactly(GuardRule.NUMBER);
        clock.advance(Duration.ofMinutes(1));
        assertThat(refusal(guard.decide(code.withMetadata(from("203.0.113.7")))).detail())
                .startsWith("the client's address has reached its limit of");
        assertThat(told).containsExactly(GuardRule.NUMBER, GuardRule.ADDRESS);
    }

    @Test
    void refusesAMessageForAMinuteWhoseLimitWasTakenAtTheSameMoment() {
        Send.Log reported = new Send.Log("n:1", SendLimits.of(1, 0, 0), false);
        Send.Log enforced = new Send.Log("i:1", SendLimits.of(1, 0, 0), true);
        Send send = new Send(1_000_000, List.of(reported, enforced), List.of(), "+861380");
        Counts counts = new Counts(false, List.of("", ""), Map.of(), null);

        assertThat(new Limiting(GuardPolicy.DEFAULT).ofLogs(send, counts))
                .singleElement()
                .matches(violation -> violation.rule() == GuardRule.ADDRESS)
                .matches(violation -> Duration.ofMinutes(1).equals(violation.retryAfter()));
    }

    @Test
    void waitsASecondBeforeItAsksAFailingStoreAgainAtAnyTime() {
        BreakableStore store = new BreakableStore(new InMemoryGuardStore());
        GuardSimulation simulation = new GuardSimulation(GuardPolicy.DEFAULT, store);
        simulation.clock.advance(Duration.ofHours(1));
        store.broken = true;
        simulation.send(tally, ANN, Map.of());
        simulation.send(tally, ANN, Map.of());
        assertThat(store.calls).isEqualTo(1);
        simulation.clock.advance(Duration.ofSeconds(1));
        simulation.send(tally, ANN, Map.of());
        assertThat(store.calls).isEqualTo(2);
    }

    @Test
    void tellsThatTheStoreFailedWhereAMessageCouldNotBeGivenBack() {
        BreakableStore store = new BreakableStore(new InMemoryGuardStore());
        GuardSimulation simulation = new GuardSimulation(GuardPolicy.DEFAULT, store);
        Decision decision = simulation.send(tally, ANN, Map.of());
        store.broken = true;

        decision.notSent();

        assertThat(simulation.storeFailures).hasSize(1);
    }

    @Test
    void limitsPrefixesByTheVerifiedCodesOfThisMachineWhileTheStoreFails() {
        BreakableStore store = new BreakableStore(new InMemoryGuardStore());
        store.broken = true;
        GuardSimulation simulation = new GuardSimulation(GuardPolicy.DEFAULT, store);
        for (int i = 0; i < 100; i++) {
            PhoneNumber person = simulation.china();
            simulation.send(new Tally(), person, Map.of());
            simulation.guard().verified(person);
        }
        simulation.clock.advance(Duration.ofMinutes(20));

        for (int i = 0; i < 50; i++) {
            simulation.send(tally, simulation.premium(0), Map.of());
        }

        assertThat(tally.sent).isEqualTo(30);
        assertThat(tally.refused).containsOnlyKeys(GuardRule.PREFIX);
    }

    @ParameterizedTest
    @CsvSource({
        "true, false, messages are refused",
        "true, true, this machine counts alone",
        "false, false, this machine"
    })
    void logsWhatHappensWhileTheStoreFails(boolean refuses, boolean dryRun, String words) {
        Logger logger = (Logger) LoggerFactory.getLogger(SmsGuard.class);
        ListAppender<ILoggingEvent> log = new ListAppender<>();
        log.start();
        logger.addAppender(log);
        logger.setLevel(Level.WARN);
        try {
            BreakableStore store = new BreakableStore(new InMemoryGuardStore());
            store.broken = true;
            GuardPolicy policy = GuardPolicy.DEFAULT
                    .withRefusesWithoutStore(refuses)
                    .withDryRun(dryRun ? List.of(GuardRule.STORE) : List.of());
            new GuardSimulation(policy, store).send(tally, ANN, Map.of());
        } finally {
            logger.detachAppender(log);
            logger.setLevel(null);
        }

        assertThat(log.list)
                .singleElement()
                .matches(event -> event.getFormattedMessage().contains(words));
    }

    @Test
    void limitsATenantByHourAndByDay() {
        GuardSimulation simulation = new GuardSimulation(UNLIMITED.withTenantLimits(SendLimits.of(0, 3, 5)));
        simulation.clock.advance(Duration.ofMinutes(12));
        Map<String, String> shop = Map.of(SmsGuard.TENANT, "shop");
        for (int i = 0; i < 3; i++) {
            assertThat(isSent(simulation.send(tally, ANN, shop))).isTrue();
        }

        Refused hour = refusal(simulation.send(tally, ANN, shop));
        assertThat(hour.code()).isEqualTo("TENANT");
        assertThat(hour.retryAfter()).isEqualTo(Duration.ofMinutes(58));
        assertThat(isSent(simulation.send(tally, ANN, Map.of(SmsGuard.TENANT, "bank"))))
                .isTrue();
        assertThat(isSent(simulation.send(tally, ANN, Map.of()))).isTrue();
        simulation.clock.advance(Duration.ofMinutes(58));
        assertThat(isSent(simulation.send(tally, ANN, shop))).isTrue();
        assertThat(isSent(simulation.send(tally, ANN, shop))).isTrue();
        assertThat(refusal(simulation.send(tally, ANN, shop)).retryAfter())
                .isEqualTo(Duration.ofHours(22).plusMinutes(50));
    }

    @Test
    void capsMoneyByPartsAndPrices() {
        SpendPolicy spend =
                SpendPolicy.of(new BigDecimal("0.10"), null, CENT).withPrices(Map.of("IS", new BigDecimal("0.04")));
        GuardSimulation simulation = new GuardSimulation(UNLIMITED.withSpend(spend));
        SmsMessage threeParts = SmsMessage.text(ANN, "1".repeat(140)).withClass(MessageClass.OTP);
        assertThat(isSent(simulation.send(tally, simulation.iceland(), Map.of())))
                .isTrue();
        assertThat(isSent(simulation.guard().decide(threeParts))).isTrue();

        assertThat(simulation.warnings).isEmpty();
        assertThat(isSent(simulation.send(tally, ANN, Map.of()))).isTrue();
        assertThat(simulation.warnings).containsExactly("PT1H 0.08 of 0.10");
        Refused refused = refusal(simulation.send(tally, simulation.iceland(), Map.of()));
        assertThat(refused.code()).isEqualTo("SPEND");
        assertThat(refused.retryAfter()).isEqualTo(Duration.ofHours(1));
        assertThat(isSent(simulation.send(tally, ANN, Map.of()))).isTrue();
        assertThat(isSent(simulation.send(tally, ANN, Map.of()))).isTrue();
        assertThat(isSent(simulation.send(tally, ANN, Map.of()))).isFalse();
        assertThat(simulation.warnings).hasSize(1);
    }

    @Test
    void aTemplateCountsAsOnePart() {
        GuardSimulation simulation = new GuardSimulation(UNLIMITED.withSpend(SpendPolicy.of(null, CENT, CENT)));
        SmsMessage template =
                SmsMessage.template(ANN, "login-code", Map.of("code", "1")).withClass(MessageClass.OTP);

        assertThat(isSent(simulation.guard().decide(template))).isTrue();
        assertThat(refusal(simulation.guard().decide(template)).retryAfter()).isEqualTo(Duration.ofDays(1));
    }

    @Test
    void aMessageThatWasNotSentDoesNotCount() {
        GuardSimulation simulation =
                new GuardSimulation(GuardPolicy.DEFAULT.withSpend(SpendPolicy.of(null, CENT, CENT)));
        Decision decision = simulation.send(tally, ANN, from("203.0.113.7"));

        decision.notSent();

        assertThat(isSent(simulation.send(tally, ANN, from("203.0.113.7")))).isTrue();
        assertThat(isSent(simulation.send(tally, ANN, Map.of()))).isFalse();
    }

    @Test
    void aRefusedMessageDoesNotCount() {
        GuardSimulation simulation =
                new GuardSimulation(GuardPolicy.DEFAULT.withSpend(SpendPolicy.of(CENT, null, CENT)));
        assertThat(isSent(simulation.send(tally, simulation.china(), Map.of()))).isTrue();

        assertThat(refusal(simulation.send(tally, ANN, Map.of())).code()).isEqualTo("SPEND");
        simulation.clock.advance(Duration.ofMinutes(60));
        assertThat(isSent(simulation.send(tally, ANN, Map.of()))).isTrue();
    }

    @Test
    void everyRuleInADryRunReportsAndSends() {
        GuardPolicy policy = GuardPolicy.DEFAULT
                .withCountries(List.of("IS"))
                .withNumberTypes(List.of(PhoneNumber.Type.FIXED_LINE))
                .withTenantLimits(SendLimits.of(0, 1, 1))
                .withSpend(SpendPolicy.of(CENT, CENT, CENT))
                .withAddressLimits(SendLimits.of(0, 1, 0))
                .withDryRun(EnumSet.allOf(GuardRule.class));
        GuardSimulation simulation = new GuardSimulation(policy);
        Map<String, String> metadata = Map.of(SmsGuard.TENANT, "shop", SmsGuard.CLIENT_ADDRESS, "203.0.113.7");

        assertThat(isSent(simulation.send(tally, ANN, metadata))).isTrue();
        assertThat(isSent(simulation.send(tally, ANN, metadata))).isTrue();

        assertThat(simulation.dryRuns)
                .isEqualTo(Map.of(
                        GuardRule.COUNTRY,
                        2,
                        GuardRule.NUMBER_TYPE,
                        2,
                        GuardRule.NUMBER,
                        1,
                        GuardRule.ADDRESS,
                        1,
                        GuardRule.TENANT,
                        2,
                        GuardRule.SPEND,
                        2));
    }

    @Test
    void countsOnThisMachineAloneWhileTheStoreFails() {
        BreakableStore store = new BreakableStore(new InMemoryGuardStore());
        GuardSimulation simulation = new GuardSimulation(GuardPolicy.DEFAULT, store);
        assertThat(isSent(simulation.send(tally, ANN, Map.of()))).isTrue();
        store.broken = true;
        simulation.clock.advance(Duration.ofMillis(10));

        assertThat(isSent(simulation.send(tally, ANN, Map.of()))).isTrue();
        assertThat(refusal(simulation.send(tally, ANN, Map.of())).code()).isEqualTo("NUMBER");
        assertThat(simulation.storeFailures).hasSize(1);
        assertThat(store.calls).isEqualTo(2);

        simulation.clock.advance(Duration.ofSeconds(1));
        assertThat(isSent(simulation.send(tally, ANN, Map.of()))).isFalse();
        assertThat(store.calls).isEqualTo(3);
        assertThat(simulation.storeFailures).hasSize(1);

        store.broken = false;
        simulation.clock.advance(Duration.ofSeconds(59));
        assertThat(isSent(simulation.send(tally, ANN, Map.of()))).isTrue();
        assertThat(store.calls).isEqualTo(4);
    }

    @Test
    void refusesWhileTheStoreFailsWhereThePolicySaysSo() {
        BreakableStore store = new BreakableStore(new InMemoryGuardStore());
        store.broken = true;
        GuardSimulation simulation = new GuardSimulation(GuardPolicy.DEFAULT.withRefusesWithoutStore(true), store);

        Refused refused = refusal(simulation.send(tally, ANN, Map.of()));

        assertThat(refused.code()).isEqualTo("STORE");
        assertThat(refused.retryAfter()).isEqualTo(Duration.ofSeconds(1));
        simulation.guard().verified(ANN);
        store.broken = false;
        assertThat(isSent(simulation.send(tally, ANN, Map.of()))).isFalse();
        simulation.clock.advance(Duration.ofSeconds(1));
        assertThat(isSent(simulation.send(tally, ANN, Map.of()))).isTrue();
    }

    @Test
    void aStoreThatDiesAfterAnyStepLeaksNoMoreThanTheLimitsOnceMore() {
        BreakableStore store = new BreakableStore(new InMemoryGuardStore());
        GuardSimulation simulation = new GuardSimulation(GuardPolicy.DEFAULT, store);
        for (int minute = 0; minute < 24 * 60; minute++) {
            store.broken = minute % 7 == 3;
            store.brokenAfterwards = minute % 5 == 2;
            Decision decision = simulation.send(tally, ANN, Map.of());
            if (isSent(decision) && minute % 11 == 0) {
                simulation.guard().verified(ANN);
            }
            simulation.clock.advance(Duration.ofMinutes(1));
        }

        assertThat(tally.sent).isBetween(10, 20);
        assertThat(tally.refused).containsOnlyKeys(GuardRule.NUMBER);
    }

    @Test
    void aListenerThatThrowsChangesNothing() {
        GuardSimulation simulation = new GuardSimulation(GuardPolicy.DEFAULT);
        GuardListener broken = new GuardListener() {
            @Override
            public void refused(GuardRule rule, String country, boolean dryRun) {
                throw new IllegalStateException("a bug");
            }
        };
        SmsGuard guard = SmsGuard.create(
                GuardPolicy.DEFAULT.withCountries(List.of("IS")),
                new InMemoryGuardStore(),
                GuardSimulation.KEY,
                broken,
                simulation.clock);

        assertThat(refusal(guard.decide(SmsMessage.code(ANN))).code()).isEqualTo("COUNTRY");
    }

    @Test
    void countsValidCodesOfACodeServiceThatAreVerifiedWithinTenMinutes() {
        InMemoryGuardStore store = new InMemoryGuardStore();
        GuardSimulation simulation = new GuardSimulation(GuardPolicy.DEFAULT, store);
        simulation.send(tally, ANN, Map.of());
        simulation.clock.advance(Duration.ofMinutes(10));
        SmsGuard guard = simulation.guard();
        guard.checked(ANN, "login-code", CodeCheck.of(CodeVerdict.EXPIRED));
        guard.checked(ANN, "login-code", CodeCheck.of(CodeVerdict.VALID));
        simulation.clock.advance(Duration.ofMillis(1));
        guard.checked(ANN, "login-code", CodeCheck.of(CodeVerdict.VALID));

        long now = simulation.clock.millis();
        Send next = new Layout(GuardPolicy.DEFAULT)
                .send(
                        Subject.of(SmsMessage.code(ANN), new KeyedHash(GuardSimulation.KEY), SpendPolicy.NONE),
                        now + 60_000);
        Counts counts = store.count(next);
        long sentIn = Slots.SHORT.of(now - 600_001);
        assertThat(counts.verified("p:+861380", sentIn, sentIn)).isEqualTo(1);
        assertThat(counts.verified("a", sentIn - 7, sentIn + 7)).isEqualTo(1);
    }

    @Test
    void printsNoNumberAndNoKey() {
        GuardSimulation simulation = new GuardSimulation(GuardPolicy.DEFAULT);
        simulation.send(tally, ANN, Map.of());
        Decision refused = simulation.send(tally, ANN, Map.of());

        assertThat(refused.toString()).contains("NUMBER").doesNotContain("13800138000");
        assertThat(simulation.guard().toString())
                .contains("InMemoryGuardStore")
                .doesNotContain("0123456789abcdef")
                .doesNotContain("13800138000");
        assertThatThrownBy(() -> SmsGuard.create(
                        GuardPolicy.DEFAULT, new InMemoryGuardStore(), Secret.of("guard-key", "k".repeat(31))))
                .isInstanceOf(IllegalArgumentException.class)
                .hasMessageContaining("at least 32")
                .hasMessageNotContaining("kkk");
    }
}
