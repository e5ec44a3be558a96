package io.smsgateway.http;

import static com.github.tomakehurst.wiremock.client.WireMock.aMultipart;
import static com.github.tomakehurst.wiremock.client.WireMock.binaryEqualTo;
import static com.github.tomakehurst.wiremock.client.WireMock.containing;
import static com.github.tomakehurst.wiremock.client.WireMock.equalTo;
import static com.github.tomakehurst.wiremock.client.WireMock.ok;
import static com.github.tomakehurst.wiremock.client.WireMock.post;
import static com.github.tomakehurst.wiremock.client.WireMock.postRequestedFor;
import static com.github.tomakehurst.wiremock.client.WireMock.urlEqualTo;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;

import com.github.tomakehurst.wiremock.WireMockServer;
import com.github.tomakehurst.wiremock.core.WireMockConfiguration;
import io.smsgateway.http.HttpCall.Method;
import io.smsgateway.http.HttpOutcome.Responded;
import java.net.URI;
import java.nio.charset.StandardCharsets;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

final class MultipartTest {

    private static final byte[] IMAGE = {(byte) 0x89, 'P', 'N', 'G', '\r', '\n', 0x1a, '\n', 0, (byte) 0xff};

    @Test
    void aServerReadsTextsAndFiles() {
        WireMockServer server = new WireMockServer(
                WireMockConfiguration.options().bindAddress("127.0.0.1").dynamicPort());
        server.start();
        try (VendorHttpClient exchange =
                new VendorHttpClient(HttpSettings.of(URI.create("http://127.0.0.1:" + server.port())))) {
            server.stubFor(post("/form").willReturn(ok()));
            Multipart.Written form = new Multipart()
                    .text("sign", "极光 & \"Söhne\"")
                    .file("image", "image.png", "image/png", IMAGE)
                    .write();

            assertThat(exchange.request(Method.POST, "/form", Map.of("Content-Type", form.contentType()), form.bytes()))
                    .isInstanceOfSatisfying(
                            Responded.class,
                            answer -> assertThat(answer.status()).isEqualTo(200));
            server.verify(
                    1,
                    postRequestedFor(urlEqualTo("/form"))
                            .withRequestBodyPart(aMultipart("sign")
                                    .withBody(equalTo("极光 & \"Söhne\""))
                                    .build())
                            .withRequestBodyPart(aMultipart("image")
                                    .withHeader("Content-Disposition", containing("filename=\"image.png\""))
                                    .withHeader("Content-Type", equalTo("image/png"))
                                    .withBody(binaryEqualTo(IMAGE))
                                    .build()));
        } finally {
            server.stop();
        }
    }

    @Test
    void aTextIsWrittenAsBrowsersDo() {
        Multipart.Written form = new Multipart().text("type", "1").write();

        assertThat(form.contentType()).startsWith("multipart/form-data; charset=UTF-8; boundary=");
        assertThat(new String(form.bytes(), StandardCharsets.UTF_8))
                .contains("\r\nContent-Disposition: form-data; name=\"type\"\r\n\r\n1\r\n--");
    }

    @ParameterizedTest
    @ValueSource(strings = {"", "a\"b", "a\r\nb", "a b", "ä"})
    void aNameCantEndItsHeader(String name) {
        Multipart form = new Multipart();

        assertThatIllegalArgumentException()
                .isThrownBy(() -> form.text(name, "x"))
                .withMessageStartingWith("the name of a part");
        assertThatIllegalArgumentException()
                .isThrownBy(() -> form.file("x", name, "image/png", IMAGE))
                .withMessageStartingWith("the file name of a part");
    }

    @Test
    void printsNothingThatItHolds() {
        Multipart form = new Multipart().text("name", "canary");

        assertThat(form).hasToString("Multipart{1 parts}");
        assertThat(form.write().toString()).doesNotContain("canary");
    }
}
