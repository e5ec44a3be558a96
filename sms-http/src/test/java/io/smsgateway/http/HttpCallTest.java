package io.smsgateway.http;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;
import static org.assertj.core.api.Assertions.assertThatNullPointerException;

import io.smsgateway.ProviderId;
import io.smsgateway.Refusal;
import io.smsgateway.http.HttpCall.Method;
import io.smsgateway.http.HttpOutcome.Responded;
import io.smsgateway.testsupport.EqualityChecks;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;

/** Properties and equality of calls, responses and failures. */
final class HttpCallTest {

    private static final ProviderId ACME = ProviderId.of("acme");
    private static final RequestFailures QUERY = new RequestFailures(ACME, false);

    private static HttpCall post() {
        return HttpCall.post("/a", new byte[] {1});
    }

    private static Responded response() {
        return Responded.of(200, new byte[] {1});
    }

    @Test
    void areEqualExactlyIfAllTheirPropertiesAre() {
        Duration second = Duration.ofSeconds(1);
        EqualityChecks.assertToldApart(List.of(
                () -> post(),
                () -> HttpCall.of(Method.PUT, "/a", new byte[] {1}),
                () -> HttpCall.post("/b", new byte[] {1}),
                () -> HttpCall.post("/a", new byte[] {2}),
                () -> HttpCall.get("/a"),
                () -> post().withHeaders(Map.of("K", "v")),
                () -> post().withResponseTimeout(second),
                () -> post().withDeadline(second),
                () -> post().withMaxResponseBytes(1),
                () -> response(),
                () -> Responded.of(201, new byte[] {1}),
                () -> Responded.of(200, new byte[] {2}),
                () -> Responded.of(200, new byte[] {1}).withDelimited(false),
                () -> response().withDate(Instant.EPOCH),
                () -> response().withRetryAfter(second),
                () -> QUERY.ofCode(response(), Refusal.TEMPLATE, "1", "x"),
                () -> new RequestFailures(ProviderId.of("other"), false).ofCode(response(), Refusal.TEMPLATE, "1", "x"),
                () -> QUERY.ofCode(response(), Refusal.UNAVAILABLE, "1", "x"),
                () -> QUERY.ofCode(response(), Refusal.TEMPLATE, "2", "x"),
                () -> QUERY.ofCode(response(), Refusal.TEMPLATE, "1", "y")));
    }

    @Test
    void rebuiltFromTheirPropertiesAreEqual() {
        HttpCall call = post().withHeaders(Map.of("K", "v"))
                .withResponseTimeout(Duration.ofSeconds(2))
                .withDeadline(Duration.ofSeconds(3))
                .withMaxResponseBytes(4);
        Responded response = response().withDate(Instant.EPOCH).withRetryAfter(Duration.ofSeconds(5));

        assertThat(HttpCall.of(call.method(), call.path(), call.body())
                        .withHeaders(call.headers())
                        .withResponseTimeout(call.responseTimeout())
                        .withDeadline(call.deadline())
                        .withMaxResponseBytes(call.maxResponseBytes()))
                .isEqualTo(call);
        assertThat(Responded.of(response.status(), response.body())
                        .withDate(response.date())
                        .withRetryAfter(response.retryAfter()))
                .isEqualTo(response);
        assertThat(response.withDate(null).withRetryAfter(null)).isEqualTo(response());
    }

    @Test
    void aCallHasABodyExactlyIfItsMethodDoes() {
        assertThatIllegalArgumentException().isThrownBy(() -> HttpCall.of(Method.POST, "/a", null));
        assertThatIllegalArgumentException().isThrownBy(() -> HttpCall.of(Method.DELETE, "/a", new byte[0]));
        assertThat(HttpCall.of(Method.DELETE, "/a", null).body()).isNull();
    }

    @Test
    void theServersPauseIsNotNegative() {
        assertThatIllegalArgumentException()
                .isThrownBy(() -> response().withRetryAfter(Duration.ofSeconds(-1)))
                .withMessageContaining("retryAfter");
    }

    @Test
    @SuppressWarnings("NullAway")
    void needTheirRequiredProperties() {
        assertThatNullPointerException().isThrownBy(() -> HttpCall.get(null));
        assertThatNullPointerException().isThrownBy(() -> HttpCall.of(null, "/a", null));
        assertThatNullPointerException().isThrownBy(() -> post().withDeadline(null));
        assertThatNullPointerException().isThrownBy(() -> post().withHeaders(null));
        assertThatNullPointerException().isThrownBy(() -> Responded.of(200, null));
    }

    @Test
    void aFailurePrintsWhatHappened() {
        assertThat(QUERY.ofCode(response(), Refusal.TEMPLATE, "1", "x"))
                .hasToString("Failure{acme, TEMPLATE, code 1, x}");
        assertThat(new RequestFailures(ACME, true).unconfirmed(Refusal.UNAVAILABLE, null, "x"))
                .hasToString("Failure{acme, unconfirmed, x}");
    }
}
