package io.smsgateway;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.InstanceOfAssertFactories.type;

import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
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
    void putsWhatWasTriedEarlierInFront(SendResult answer) {
        List<Attempt> early = List.of(attempt(Attempt.Outcome.REFUSED));
        List<Attempt> late = List.of(attempt(Attempt.Outcome.UNCONFIRMED), attempt(Attempt.Outcome.ACCEPTED));

        SendResult whole = answer.withAttempts(late).after(early);

        assertThat(whole.attempts())
                .extracting(Attempt::outcome)
                .containsExactly(Attempt.Outcome.REFUSED, Attempt.Outcome.UNCONFIRMED, Attempt.Outcome.ACCEPTED);
        assertThat(whole.withAttempts(List.of())).isEqualTo(answer);
        assertThat(answer.after(List.of())).isSameAs(answer);
    }

    @ParameterizedTest
    @MethodSource("answers")
    void keepsItsTrailWhenTheCallersListChanges(SendResult answer) {
        List<Attempt> trail = new ArrayList<>(List.of(attempt(Attempt.Outcome.REFUSED)));
        SendResult with = answer.withAttempts(trail);
        trail.clear();

        assertThat(with.attempts()).hasSize(1);
    }

    @Test
    void countsTheCopiesThatMayBeOut() {
        assertThat(NO.withAttempts(Arrays.stream(Attempt.Outcome.values())
                                .map(SendResultTest::attempt)
                                .toList())
                        .maxCopies())
                .isEqualTo(2);
        assertThat(NO.withAttempts(List.of(attempt(Attempt.Outcome.REFUSED), attempt(Attempt.Outcome.SKIPPED)))
                        .maxCopies())
                .isZero();
    }

    @Test
    void countsOneCopyOfAResultWithoutAttempts() {
        assertThat(YES.withAttempts(List.of()).maxCopies()).isOne();
        assertThat(MAYBE.withAttempts(List.of()).maxCopies()).isOne();
        assertThat(NO.withAttempts(List.of()).maxCopies()).isZero();
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
                .isEqualTo("Refused[provider=acme, reason=OPTED_OUT, code=null, detail=asked not to, retryAfter=null,"
                        + " attempts=[]]");
        assertThatThrownBy(MAYBE::orThrow)
                .asInstanceOf(type(NotAcceptedException.class))
                .returns(MAYBE, NotAcceptedException::result)
                .extracting(Throwable::getMessage)
                .isEqualTo("Unconfirmed[provider=acme, detail=answer lost, reference=null, attempts=[]]");
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
                        Refusal.EXPIRED,
                        Refusal.KEY_REUSED);
        assertThat(having(Remedy.RETRY)).containsExactlyInAnyOrder(Refusal.THROTTLED, Refusal.UNAVAILABLE);
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
                        Refusal.UNTRUSTED);
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
                .isEqualTo(new Attempt(ACME, Instant.EPOCH, took, Attempt.Outcome.UNCONFIRMED));
        assertThat(Attempt.of(new Refused(ACME, Refusal.TEMPLATE, "no").withCode("50013"), Instant.EPOCH, took))
                .isEqualTo(new Attempt(ACME, Instant.EPOCH, took, Attempt.Outcome.REFUSED)
                        .withRefusal(Refusal.TEMPLATE, "50013", null));
        assertThat(Attempt.of(new Refused(ACME, Refusal.HELD_BACK, "not now"), Instant.EPOCH, took)
                        .outcome())
                .isEqualTo(Attempt.Outcome.SKIPPED);
    }
}
