package io.smsgateway.delivery;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;

import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.net.URI;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

final class CallbackRequestTest {

    private static final byte[] BODY = {1, 2, 3};
    private static final CallbackRequest REQUEST = CallbackRequest.of("POST", BODY);
    private static final URI URL = URI.create("https://example.com/sms/canary");

    @Test
    void isReadAsFarAsItIsTaken() throws IOException {
        byte[] huge = new byte[CallbackReceiver.MAX_BODY_BYTES * 2];
        CallbackRequest request = CallbackRequest.read(
                "POST", null, Map.of("Content-Type", List.of("application/json")), new ByteArrayInputStream(huge));

        assertThat(request.body()).hasSize(CallbackReceiver.MAX_BODY_BYTES + 1);
        assertThat(request.method()).isEqualTo("POST");
        assertThat(request.query()).isEmpty();
        assertThat(request.contentType()).isEqualTo("application/json");
        assertThat(CallbackRequest.read("GET", "a=b", Map.of(), new ByteArrayInputStream(new byte[0]))
                        .query())
                .isEqualTo("a=b");
    }

    @Test
    void findsHeadersByNameInAnyCaseWithAllTheirValues() {
        CallbackRequest request = REQUEST.withHeader("X-Signature", "a")
                .withHeader("x-signature", "b")
                .withHeader("CONTENT-TYPE", "c");

        assertThat(request.header("x-SIGNATURE")).isEqualTo("a");
        assertThat(request.headers("X-Signature")).containsExactly("a", "b");
        assertThat(request.contentType()).isEqualTo("c");
        assertThat(request.headers()).containsOnlyKeys("content-type", "x-signature");
        assertThat(request.header("other")).isNull();
        assertThat(request.headers("other")).isEmpty();
        assertThat(REQUEST.contentType()).isNull();
        assertThat(REQUEST.withHeaders(Map.of("A", List.of("1"))))
                .isEqualTo(request.withHeaders(Map.of("a", List.of("1"))));
        assertThat(REQUEST.withHeaders(Map.of("Empty", List.of())).header("empty"))
                .isNull();
    }

    @Test
    void keepsTheHeadersThatItWasGiven() {
        List<String> values = new ArrayList<>(List.of("a"));
        CallbackRequest request = REQUEST.withHeaders(Map.of("X", values));
        values.add("b");

        assertThat(request.headers("x")).containsExactly("a");
        assertThat(request.headers()).isUnmodifiable();
    }

    @Test
    void printsNothingThatItHolds() {
        CallbackRequest request = CallbackRequest.of("canary", BODY)
                .at("canary")
                .withQuery("canary")
                .withHeader("canary", "canary")
                .withPublicUrl(URL);

        assertThat(request).hasToString("CallbackRequest{3 bytes}");
    }

    @Test
    void isEqualWhenRebuiltFromItsAccessorsAndToldApartByEach() {
        CallbackRequest full = REQUEST.at("t")
                .withQuery("a=b")
                .withHeader("X", "1")
                .withHeader("X", "2")
                .withPublicUrl(URL);
        List<CallbackRequest> requests = List.of(
                REQUEST,
                CallbackRequest.of("GET", BODY),
                CallbackRequest.of("POST", new byte[] {1, 2, 4}),
                REQUEST.at("t"),
                REQUEST.withQuery("a=b"),
                REQUEST.withHeader("X", "1"),
                REQUEST.withHeader("X", "2"),
                REQUEST.withPublicUrl(URL),
                full);

        assertThat(new HashSet<>(requests)).hasSameSizeAs(requests);
        assertThat(requests)
                .allSatisfy(each -> assertThat(
                                CallbackRequest.of(each.method(), each.body().clone())
                                        .at(each.token())
                                        .withQuery(each.query())
                                        .withHeaders(each.headers())
                                        .withPublicUrl(each.publicUrl()))
                        .isEqualTo(each)
                        .hasSameHashCodeAs(each));
        assertThat(REQUEST).isNotEqualTo("another type");
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "",
                "/sms/canary",
                "ftp://example.com/canary",
                "mailto:canary@example.com",
                "https:///canary",
                "https://canary@example.com",
                "https://example.com/?canary",
                "https://example.com/#canary"
            })
    void requiresAnHttpUrlWithAHostAndNothingBehindThePath(String url) {
        assertThatIllegalArgumentException()
                .isThrownBy(() -> REQUEST.withPublicUrl(URI.create(url)))
                .withMessageStartingWith("the public URL must")
                .satisfies(refused -> assertThat(refused.getMessage()).doesNotContain("canary"));
    }
}
