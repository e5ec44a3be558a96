package io.smsgateway;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.entry;
import static org.assertj.core.api.InstanceOfAssertFactories.type;

import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;
import org.junit.jupiter.params.provider.MethodSource;

final class SendResultTest {

    private static final ProviderId ACME = ProviderId.of("acme");
    private static final Accepted YES = new Accepted(ACME, "4711");
    private static final Refused NO = new Refused(ACME, Refusal.OPTED_OUT, "asked not to");
    private static final Unconfirmed MAYBE = new Unconfirmed(ACME, "answer lost");

    private static Attempt attempt(Attempt.Outcome outcome) {
        return new Attempt(ACME, Instant.EPOCH, Duration.ZERO, outcome);
    }

    static Stream<SendResult> answers() {
        return Stream.of(YES, NO, MAYBE);
    }

    @ParameterizedTest
    @MethodSource("answers")
    void namesItsMessageInACopy(SendResult answer) {
        List<Attempt> attempts = List.of(attempt(Attempt.Outcome.REFUSED), attempt(Attempt.Outcome.ACCEPTED));

        SendResult named = answer.forMessage("order-1", Map.of("tenant", "7"), attempts);

        assertThat(named.idempotencyKey()).isEqualTo("order-1");
        assertThat(named.metadata()).containsExactly(entry("tenant", "7"));
        assertThat(named.attempts()).isEqualTo(attempts);
        assertThat(named).isNotEqualTo(answer).isEqualTo(answer.forMessage("order-1", Map.of("tenant", "7"), attempts));
        assertThat(named.forMessage(null, Map.of(), List.of()))
                .isEqualTo(answer)
                .hasSameHashCodeAs(answer);
        assertThat(named.toString()).doesNotContain("tenant").doesNotContain("order-1");
    }

    @Test
    void isEqualOnlyInAllProperties() {
        Refused full =
                NO.withCode("1").withRetryAfter(Duration.ofSeconds(2)).forMessage("k", Map.of("a", "b"), List.of());

        assertThat(full)
                .isNotEqualTo(new Refused(ProviderId.of("other"), Refusal.OPTED_OUT, "asked not to")
                        .withCode("1")
                        .withRetryAfter(Duration.ofSeconds(2))
                        .forMessage("k", Map.of("a", "b"), List.of()))
                .isNotEqualTo(full.withCode("2"))
                .isNotEqualTo(full.withRetryAfter(Duration.ofSeconds(1)))
                .isNotEqualTo(full.forMessage("l", Map.of("a", "b"), List.of()))
                .isNotEqualTo(full.forMessage("k", Map.of("a", "c"), List.of()))
                .isNotEqualTo(full.forMessage("k", Map.of("a", "b"), List.of(attempt(Attempt.Outcome.SKIPPED))))
                .isEqualTo(NO.withRetryAfter(Duration.ofSeconds(2))
                        .withCode("1")
                        .forMessage("k", Map.of("a", "b"), List.of()));
        assertThat(MAYBE).isNotEqualTo(MAYBE.withReference("r")).isNotEqualTo(new Unconfirmed(ACME, "other"));
        assertThat(MAYBE.withMessageId("r"))
                .isNotEqualTo(MAYBE)
                .isNotEqualTo(MAYBE.withReference("r"))
                .isEqualTo(MAYBE.withReference("q")
                        .withMessageId("r")
                        .forMessage("k", Map.of(), List.of())
                        .withReference(null)
                        .forMessage(null, Map.of(), List.of()));
        assertThat(YES).isNotEqualTo(new Accepted(ACME, "4712")).isNotEqualTo(null);
    }

    @ParameterizedTest
    @MethodSource("answers")
    void survivesSerialization(SendResult answer) throws Exception {
        SendResult full = answer.forMessage("k", Map.of("a", "b"), List.of(attempt(Attempt.Outcome.UNCONFIRMED)));

        assertThat(Serialized.copy(full)).isEqualTo(full);
    }

    @ParameterizedTest
    @MethodSource("answers")
    void keepsItsTrailWhenTheCallersListChanges(SendResult answer) {
        List<Attempt> trail = new ArrayList<>(List.of(attempt(Attempt.Outcome.REFUSED)));
        SendResult with = answer.forMessage(null, Map.of(), trail);
        trail.clear();

        assertThat(with.attempts()).hasSize(1);
    }

    @Test
    void countsTheCopiesThatMayBeOut() {
        assertThat(NO.forMessage(
                                null,
                                Map.of(),
                                Arrays.stream(Attempt.Outcome.values())
                                        .map(SendResultTest::attempt)
                                        .toList())
                        .maxCopies())
                .isEqualTo(2);
        assertThat(NO.forMessage(
                                null,
                                Map.of(),
                                List.of(attempt(Attempt.Outcome.REFUSED), attempt(Attempt.Outcome.SKIPPED)))
                        .maxCopies())
                .isZero();
    }

    @Test
    void countsOneCopyOfAResultWithoutAttempts() {
        assertThat(YES.forMessage(null, Map.of(), List.of()).maxCopies()).isOne();
        assertThat(MAYBE.forMessage(null, Map.of(), List.of()).maxCopies()).isOne();
        assertThat(NO.forMessage(null, Map.of(), List.of()).maxCopies()).isZero();
    }

    @Test
    void givesTheAcceptanceOrThrowsWhatCameInstead() {
        assertThat(YES.orThrow()).isSameAs(YES);
        assertThat(YES.isAccepted()).isTrue();
        assertThat(NO.isAccepted()).isFalse();
        assertThat(MAYBE.isAccepted()).isFalse();
        assertThatThrownBy(NO::orThrow)
                .asInstanceOf(type(NotAcceptedException.class))
                .returns(NO, NotAcceptedException::result)
                .extracting(Throwable::getMessage)
                .isEqualTo("Refused{acme, OPTED_OUT, asked not to, attempts []}");
        assertThatThrownBy(MAYBE::orThrow)
                .asInstanceOf(type(NotAcceptedException.class))
                .returns(MAYBE, NotAcceptedException::result)
                .extracting(Throwable::getMessage)
                .isEqualTo("Unconfirmed{acme, answer lost, attempts []}");
    }

    @Test
    void printsIdsAndReferencesOnOneLineWithoutNumbers() {
        String forged = "7\nERROR \u202e +8613800138000";
        String safe = "7\\u000aERROR \\u202e ***";
        String cut = "7\\u000…***";
        Unconfirmed unconfirmed = MAYBE.withReference(forged);

        assertThat(new Accepted(ACME, forged))
                .hasToString("Accepted{acme, " + safe + ", attempts []}")
                .returns(forged, Accepted::messageId);
        assertThat(unconfirmed)
                .hasToString("Unconfirmed{acme, answer lost, " + cut + ", attempts []}")
                .returns(forged, Unconfirmed::reference);
        assertThat(Attempt.of(unconfirmed, Instant.EPOCH, Duration.ZERO))
                .hasToString(
                        "Attempt{acme at 1970-01-01T00:00:00Z, 0 ms, UNCONFIRMED, answer lost, reference " + cut + "}")
                .returns(forged, Attempt::reference);
        assertThat(Attempt.of(MAYBE.withMessageId(forged), Instant.EPOCH, Duration.ZERO))
                .hasToString(
                        "Attempt{acme at 1970-01-01T00:00:00Z, 0 ms, UNCONFIRMED, answer lost, message " + safe + "}")
                .returns(forged, Attempt::messageId);
    }

    @Test
    void printsNoReferenceWhole() {
        Unconfirmed unconfirmed = MAYBE.withReference("1a2b3c4d5e6f7000");

        assertThat(unconfirmed).asString().contains("1a2b3c…000").doesNotContain("1a2b3c4d5e6f7000");
        assertThat(Attempt.of(unconfirmed, Instant.EPOCH, Duration.ZERO))
                .asString()
                .contains("1a2b3c…000")
                .doesNotContain("1a2b3c4d5e6f7000");
    }

    @Test
    void printsAnAttemptHoweverLongItTook() {
        assertThat(new Attempt(ACME, Instant.EPOCH, Duration.ofSeconds(Long.MAX_VALUE), Attempt.Outcome.ACCEPTED))
                .asString()
                .contains(", " + Long.MAX_VALUE + " ms, ");
    }

    @Test
    void isNoAcceptanceWithoutAnId() {
        assertThatIllegalArgumentException()
                .isThrownBy(() -> new Accepted(ACME, " "))
                .withMessage("messageId must not be blank");
    }

    @Test
    void hasNoRemedyForAnAcceptedOrUnconfirmedMessage() {
        assertThat(YES.remedy()).isEqualTo(Remedy.NONE);
        assertThat(MAYBE.remedy()).isEqualTo(Remedy.NONE);
    }

    @ParameterizedTest
    @EnumSource
    void isWorthARetryOnceTheProviderSaysWhenToComeBack(Refusal reason) {
        Refused plain = new Refused(ACME, reason, "no");
        Refused dated = new Refused(ACME, reason, "no").withRetryAfter(Duration.ofSeconds(1));

        assertThat(plain.remedy()).isEqualTo(reason.remedy());
        assertThat(dated.remedy()).isEqualTo(reason.remedy() == Remedy.NONE ? Remedy.NONE : Remedy.RETRY);
    }

    @Test
    void passesOnNothingThatAnotherProviderMustNotSend() {
        assertThat(having(Remedy.NONE))
                .containsExactlyInAnyOrder(
                        Refusal.INVALID_RECIPIENT,
                        Refusal.OPTED_OUT,
                        Refusal.CONTENT_REJECTED,
                        Refusal.DUPLICATE,
                        Refusal.RECIPIENT_LIMIT,
                        Refusal.BATCH_REJECTED,
                        Refusal.BATCH_LIMIT,
                        Refusal.EXPIRED,
                        Refusal.KEY_REUSED,
                        Refusal.GUARD,
                        Refusal.CLOSED,
                        Refusal.CANCELLED,
                        Refusal.INTERRUPTED);
        assertThat(having(Remedy.RETRY))
                .containsExactlyInAnyOrder(Refusal.THROTTLED, Refusal.UNAVAILABLE, Refusal.BUSY, Refusal.CIRCUIT_OPEN);
    }

    @Test
    void blamesTheProvidersHealthOrItsAccountForFewRefusals() {
        assertThat(Stream.of(Refusal.values()).filter(Refusal::countsAgainstHealth))
                .containsExactlyInAnyOrder(Refusal.UNAVAILABLE, Refusal.INTERCEPTED);
        assertThat(Stream.of(Refusal.values()).filter(Refusal::suspends))
                .containsExactlyInAnyOrder(
                        Refusal.BAD_CREDENTIALS,
                        Refusal.IP_NOT_ALLOWED,
                        Refusal.ACCOUNT_LOCKED,
                        Refusal.OUT_OF_CREDIT,
                        Refusal.DAILY_LIMIT,
                        Refusal.UNTRUSTED,
                        Refusal.MISCONFIGURED);
    }

    private static Set<Refusal> having(Remedy remedy) {
        return Stream.of(Refusal.values())
                .filter(reason -> reason.remedy() == remedy)
                .collect(Collectors.toSet());
    }

    @Test
    void becomesTheAttemptThatItEnded() {
        Duration took = Duration.ofMillis(5);

        assertThat(Attempt.of(YES, Instant.EPOCH, took))
                .isEqualTo(new Attempt(ACME, Instant.EPOCH, took, Attempt.Outcome.ACCEPTED));
        assertThat(Attempt.of(MAYBE, Instant.EPOCH, took))
                .isEqualTo(
                        new Attempt(ACME, Instant.EPOCH, took, Attempt.Outcome.UNCONFIRMED).withDetail("answer lost"));
        assertThat(Attempt.of(new Refused(ACME, Refusal.TEMPLATE, "no").withCode("50013"), Instant.EPOCH, took))
                .isEqualTo(new Attempt(ACME, Instant.EPOCH, took, Attempt.Outcome.REFUSED)
                        .withRefusal(Refusal.TEMPLATE, "50013", "no"));
        assertThat(List.of(Refusal.SUSPENDED, Refusal.EXPIRED))
                .extracting(reason -> Attempt.of(new Refused(ACME, reason, "not now"), Instant.EPOCH, took)
                        .outcome())
                .containsOnly(Attempt.Outcome.SKIPPED);
    }
}
