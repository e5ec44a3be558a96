package io.smsgateway.springboot.callbacks;

import static java.util.Objects.requireNonNull;
import static org.assertj.core.api.Assertions.assertThat;

import io.smsgateway.delivery.InboundMessage;
import io.smsgateway.springboot.SmsGatewayAutoConfiguration;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.Locale;
import java.util.concurrent.CopyOnWriteArrayList;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;
import org.springframework.boot.autoconfigure.AutoConfigurations;
import org.springframework.boot.test.context.runner.ReactiveWebApplicationContextRunner;
import org.springframework.boot.test.system.CapturedOutput;
import org.springframework.boot.test.system.OutputCaptureExtension;
import org.springframework.context.ApplicationListener;
import org.springframework.context.PayloadApplicationEvent;
import org.springframework.http.ResponseEntity;
import org.springframework.mock.http.server.reactive.MockServerHttpRequest;

/** An application with WebFlux, which has no endpoint of the starter's. */
@ExtendWith(OutputCaptureExtension.class)
class WebFluxTest {

    private static final String TOKEN = "0123456789abcdef0123456789ABCDEF";

    private final ReactiveWebApplicationContextRunner runner = new ReactiveWebApplicationContextRunner()
            .withConfiguration(
                    AutoConfigurations.of(SmsGatewayAutoConfiguration.class, SmsGatewayCallbackAutoConfiguration.class))
            .withPropertyValues(
                    "sms-gateway.providers.itniotech.api-key=someKey",
                    "sms-gateway.providers.itniotech.api-secret=some",
                    "sms-gateway.providers.itniotech.app-id=someApp");

    @Test
    void isToldToWriteAController(CapturedOutput output) {
        runner.withPropertyValues("sms-gateway.callbacks.token=" + TOKEN)
                .run(context -> assertThat(context).hasNotFailed().doesNotHaveBean(CallbackEndpoint.class));

        assertThat(output)
                .contains("Callbacks of vendors are not served with WebFlux. Add this controller:")
                .contains(SmsGatewayCallbackAutoConfiguration.CONTROLLER)
                .doesNotContain(TOKEN);
    }

    @Test
    void isToldNothingWithoutCallbacks(CapturedOutput output) {
        runner.run(context -> assertThat(context).hasNotFailed());

        assertThat(output).doesNotContain("WebFlux");
    }

    @Test
    void theControllerIsTheOneThatIsTestedHere() throws Exception {
        assertThat(Files.readString(
                        Path.of("src/test/java/io/smsgateway/springboot/callbacks/SmsCallbackController.java")))
                .endsWith(SmsGatewayCallbackAutoConfiguration.CONTROLLER);
    }

    @Test
    void theControllerPassesCallbacksOn() {
        List<InboundMessage> replies = new CopyOnWriteArrayList<>();
        ApplicationListener<PayloadApplicationEvent<InboundMessage>> listener =
                event -> replies.add(event.getPayload());
        runner.withPropertyValues("sms-gateway.callbacks.token=" + TOKEN).run(context -> {
            context.addApplicationListener(listener);
            SmsCallbackController controller = new SmsCallbackController(context.getBean(SmsCallbacks.class));
            byte[] body =
                    "{\"msgid\":\"7\",\"mobile\":\"8613900000001\",\"reply_time\":\"2026-01-01 12:00:05\",\"content\":\"TD\"}"
                            .getBytes(StandardCharsets.UTF_8);
            MockServerHttpRequest request = MockServerHttpRequest.post("/sms-gateway/callbacks/itniotech/token")
                    .header("Content-Type", "application/json")
                    .build();

            ResponseEntity<String> taken =
                    controller.receive(request, "itniotech", TOKEN, body).block(Duration.ofSeconds(10));
            ResponseEntity<String> wrong = controller
                    .receive(request, "itniotech", TOKEN.toLowerCase(Locale.ROOT), null)
                    .block(Duration.ofSeconds(10));

            assertThat(requireNonNull(taken).getStatusCode().value()).isEqualTo(200);
            assertThat(requireNonNull(wrong).getStatusCode().value()).isEqualTo(404);
            assertThat(replies).extracting(InboundMessage::content).containsExactly("TD");
        });
    }
}
