package io.smsgateway.jsms;

import static com.github.tomakehurst.wiremock.client.WireMock.equalTo;
import static com.github.tomakehurst.wiremock.client.WireMock.equalToJson;
import static com.github.tomakehurst.wiremock.client.WireMock.matching;
import static com.github.tomakehurst.wiremock.client.WireMock.okJson;
import static com.github.tomakehurst.wiremock.client.WireMock.post;
import static com.github.tomakehurst.wiremock.client.WireMock.postRequestedFor;
import static com.github.tomakehurst.wiremock.client.WireMock.urlEqualTo;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;

import com.github.tomakehurst.wiremock.WireMockServer;
import com.github.tomakehurst.wiremock.core.WireMockConfiguration;
import io.smsgateway.SmsContent.VendorTemplate;
import io.smsgateway.SmsMessage;
import java.net.URI;
import java.util.Collections;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/** What goes over the wire. */
final class JsmsRequestTest {

    private static final String BASIC = "Basic YWFhYWFhYWFhYWFhYWFhYWFhYWFhYWFhOmJiYmJiYmJiYmJiYmJiYmJiYmJiYmJiYg==";
    private static final WireMockServer VENDOR = new WireMockServer(
            WireMockConfiguration.options().bindAddress("127.0.0.1").dynamicPort());

    private final JsmsProvider provider;

    JsmsRequestTest() {
        provider = new JsmsProvider(JsmsSettings.of(Jsms.APP_KEY, Jsms.MASTER_SECRET)
                .withBaseUrl(URI.create("http://127.0.0.1:" + VENDOR.port())));
    }

    @BeforeAll
    static void start() {
        VENDOR.start();
    }

    @AfterAll
    static void stop() {
        VENDOR.stop();
    }

    @BeforeEach
    void answer() {
        VENDOR.resetAll();
        VENDOR.stubFor(post("/v1/messages").willReturn(okJson(Jsms.fixture("message.json"))));
        VENDOR.stubFor(post("/v1/messages/batch").willReturn(okJson(Jsms.fixture("batch.json"))));
    }

    @AfterEach
    void close() {
        provider.close();
    }

    @Test
    void oneMessageIsPostedAlone() {
        assertThat(provider.gateway()
                        .send(Jsms.outbound(Jsms.message(1)))
                        .orThrow()
                        .messageId())
                .isEqualTo("288193860302");
        VENDOR.verify(
                1,
                postRequestedFor(urlEqualTo("/v1/messages"))
                        .withHeader("Authorization", equalTo(BASIC))
                        .withHeader("Content-Type", matching("application/json(;.*)?"))
                        .withRequestBody(
                                equalToJson(
                                        "{\"mobile\":\"13800138001\",\"temp_id\":1,\"sign_id\":42,\"temp_para\":{\"code\":\"canary-460121\"}}")));
    }

    @Test
    void whatIsNotSetIsLeftOut() {
        provider.gateway().send(Jsms.outbound(Jsms.message("+8613800138001", VendorTemplate.of("7", Map.of()))));
        VENDOR.verify(
                1,
                postRequestedFor(urlEqualTo("/v1/messages"))
                        .withRequestBody(equalToJson("{\"mobile\":\"13800138001\",\"temp_id\":7}")));
    }

    @Test
    void severalMessagesArePostedTogether() {
        provider.gateway().sendAll(Jsms.outbound(Jsms.message(1), Jsms.message(2)));
        VENDOR.verify(
                1,
                postRequestedFor(urlEqualTo("/v1/messages/batch"))
                        .withHeader("Authorization", equalTo(BASIC))
                        .withRequestBody(equalToJson("{\"temp_id\":1,\"sign_id\":42,\"recipients\":["
                                + "{\"mobile\":\"13800138001\",\"temp_para\":{\"code\":\"canary-460121\"}},"
                                + "{\"mobile\":\"13800138002\",\"temp_para\":{\"code\":\"canary-460122\"}}]}")));
    }

    @Test
    void aMessageWithATagIsABatchOfOne() {
        assertThat(provider.gateway()
                        .send(Jsms.outbound(Jsms.message(1).tagged("autumn")))
                        .orThrow()
                        .messageId())
                .isEqualTo("288193860303");
        VENDOR.verify(
                1,
                postRequestedFor(urlEqualTo("/v1/messages/batch"))
                        .withRequestBody(equalToJson("{\"temp_id\":1,\"sign_id\":42,\"tag\":\"autumn\",\"recipients\":["
                                + "{\"mobile\":\"13800138001\",\"temp_para\":{\"code\":\"canary-460121\"}}]}")));
    }

    @Test
    void messagesWithDifferentTagsShareNoRequest() {
        assertThatIllegalArgumentException()
                .isThrownBy(() -> provider.gateway()
                        .sendAll(Jsms.outbound(
                                Jsms.message(1).tagged("a"), Jsms.message(2).tagged("b"))))
                .withMessageContaining("share template, signature and tag");
        assertThat(VENDOR.getAllServeEvents()).isEmpty();
    }

    @Test
    void aCallThatMakesNoSenseSendsNothing() {
        SmsMessage other =
                Jsms.message("+8613800138002", VendorTemplate.of("2", Map.of()).withSignature("42"));
        assertThatIllegalArgumentException()
                .isThrownBy(() -> provider.gateway().sendAll(List.of()))
                .withMessageContaining("nothing was sent");
        assertThatIllegalArgumentException()
                .isThrownBy(() -> provider.gateway().sendAll(Collections.nCopies(1001, Jsms.outbound(Jsms.message(1)))))
                .withMessageContaining("not 1001");
        assertThatIllegalArgumentException()
                .isThrownBy(() -> provider.gateway().sendAll(Jsms.outbound(Jsms.message(1), other)))
                .withMessageContaining("share template, signature and tag");
        assertThatIllegalArgumentException()
                .isThrownBy(() -> provider.gateway()
                        .send(Jsms.outbound(SmsMessage.text(Jsms.message(1).to(), "Hello"))))
                .withMessageContaining("only its own templates");
        assertThat(VENDOR.getAllServeEvents()).isEmpty();
    }
}
