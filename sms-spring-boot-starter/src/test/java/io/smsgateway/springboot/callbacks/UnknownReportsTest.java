package io.smsgateway.springboot.callbacks;

import static org.assertj.core.api.Assertions.assertThat;

import io.micrometer.core.instrument.MeterRegistry;
import io.micrometer.core.instrument.simple.SimpleMeterRegistry;
import io.smsgateway.PhoneNumber;
import io.smsgateway.ProviderId;
import io.smsgateway.delivery.CallbackReceiver;
import io.smsgateway.delivery.CallbackRequest;
import io.smsgateway.delivery.CallbackResponse;
import io.smsgateway.delivery.DeliveryReport;
import io.smsgateway.delivery.DeliveryState;
import io.smsgateway.delivery.InboundMessage;
import io.smsgateway.delivery.KnownMessages;
import io.smsgateway.delivery.ProviderEvent;
import io.smsgateway.springboot.SmsGatewayAutoConfiguration;
import io.smsgateway.testkit.ScriptedProvider;
import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.util.ArrayList;
import java.util.HexFormat;
import java.util.List;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.springframework.boot.autoconfigure.AutoConfigurations;
import org.springframework.boot.test.context.runner.WebApplicationContextRunner;
import org.springframework.context.ApplicationContext;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;
import org.springframework.context.event.EventListener;

/** What happens to reports about messages that the application does not know. */
class UnknownReportsTest {

    private static final String TOKEN = "0123456789abcdef0123456789ABCDEF";
    private static final String KEY = "k".repeat(24);
    private static final String SECRET = "s".repeat(24);
    private static final PhoneNumber PERSON = PhoneNumber.of("+8613900000001");

    @Configuration(proxyBeanMethods = false)
    static class Application {

        final List<ProviderEvent> events = new ArrayList<>();

        @Bean
        ScriptedProvider own() {
            CallbackReceiver receiver = (request, handler) -> {
                ProviderId id = ProviderId.of("own");
                handler.accept(DeliveryReport.of(id, "known", PERSON, DeliveryState.DELIVERED));
                handler.accept(DeliveryReport.of(id, "unknown", PERSON, DeliveryState.DELIVERED));
                handler.accept(InboundMessage.of(id, PERSON, "TD"));
                return CallbackResponse.text(200, "ok");
            };
            return ScriptedProvider.named("own")
                    .service(CallbackReceiver.class, receiver)
                    .build();
        }

        @Bean
        KnownMessages knownMessages() {
            return (provider, messageId, recipient) ->
                    List.of("known", "1001").contains(messageId) && PERSON.equals(recipient);
        }

        @EventListener
        void on(ProviderEvent event) {
            events.add(event);
        }
    }

    private static String[] receive(ApplicationContext context, String provider, CallbackRequest... requests) {
        Application application = context.getBean(Application.class);
        application.events.clear();
        for (CallbackRequest request : requests) {
            assertThat(context.getBean(SmsCallbacks.class)
                            .receive(provider, request.at(TOKEN))
                            .status())
                    .isEqualTo(200);
        }
        return application.events.stream()
                .map(event -> event instanceof DeliveryReport report ? report.messageId() : "inbound")
                .toArray(String[]::new);
    }

    private static CallbackRequest itniotech(String members) {
        String body = ("{'mobile':'8613900000001'," + members + "}").replace('\'', '"');
        return CallbackRequest.of("POST", body.getBytes(StandardCharsets.UTF_8));
    }

    private static CallbackRequest jsms(String type, String data) throws Exception {
        String stamp = Long.toString(System.currentTimeMillis());
        String nonce = Integer.toString(data.hashCode());
        String signed = "appKey=" + KEY + "&appMasterSecret=" + SECRET + "&nonce=" + nonce + "&timestamp=" + stamp;
        String signature = HexFormat.of()
                .formatHex(MessageDigest.getInstance("SHA-1").digest(signed.getBytes(StandardCharsets.UTF_8)));
        String form = "nonce=" + nonce + "&timestamp=" + stamp + "&signature=" + signature + "&type=" + type + "&data="
                + data.replace('\'', '"');
        return CallbackRequest.of("POST", form.getBytes(StandardCharsets.UTF_8))
                .withHeader("Content-Type", "application/x-www-form-urlencoded");
    }

    @ParameterizedTest
    @CsvSource(
            nullValues = "-",
            value = {"-, false, true", "discard, false, false", "accept, true, true"})
    void areDiscardedOrAcceptedAsConfigured(@Nullable String policy, boolean ofItniotech, boolean ofOthers) {
        MeterRegistry meters = new SimpleMeterRegistry();
        new WebApplicationContextRunner()
                .withConfiguration(AutoConfigurations.of(
                        SmsGatewayAutoConfiguration.class, SmsGatewayCallbackAutoConfiguration.class))
                .withUserConfiguration(Application.class)
                .withPropertyValues(
                        policy == null
                                ? new String[0]
                                : new String[] {"sms-gateway.callbacks.unknown-reports=" + policy})
                .withPropertyValues(
                        "sms-gateway.callbacks.token=" + TOKEN,
                        "sms-gateway.providers.jsms.type=jsms",
                        "sms-gateway.providers.jsms.app-key=" + KEY,
                        "sms-gateway.providers.jsms.master-secret=" + SECRET,
                        "sms-gateway.providers.itniotech.type=itniotech",
                        "sms-gateway.providers.itniotech.api-key=k",
                        "sms-gateway.providers.itniotech.api-secret=secret-of-account",
                        "sms-gateway.providers.itniotech.app-id=app")
                .run(context -> {
                    context.getBean(UnknownReportCounter.class).bindTo(meters);

                    assertThat(receive(
                                    context,
                                    "itniotech",
                                    itniotech("'msgid':'1001','status':0"),
                                    itniotech("'msgid':'1002','status':0"),
                                    itniotech("'msgid':'1003','content':'TD'")))
                            .containsExactly(
                                    ofItniotech
                                            ? new String[] {"1001", "1002", "inbound"}
                                            : new String[] {"1001", "inbound"});
                    assertThat(receive(
                                    context,
                                    "jsms",
                                    jsms("SMS_REPORT", "{'msgId':'1001','phone':'13900000001','status':4001}"),
                                    jsms("SMS_REPORT", "{'msgId':'1002','phone':'13900000001','status':4001}"),
                                    jsms("SMS_REPLY", "{'phone':'13900000001','content':'TD'}")))
                            .containsExactly(
                                    ofOthers
                                            ? new String[] {"1001", "1002", "inbound"}
                                            : new String[] {"1001", "inbound"});
                    assertThat(receive(context, "own", CallbackRequest.of("POST", new byte[0])))
                            .containsExactly(
                                    ofOthers
                                            ? new String[] {"known", "unknown", "inbound"}
                                            : new String[] {"known", "inbound"});
                });

        for (String provider : List.of("itniotech", "jsms", "own")) {
            boolean asked = policy != null || provider.equals("itniotech");
            for (String counted : List.of("accept", "discard")) {
                boolean expected = asked && counted.equals(policy == null ? "discard" : policy);
                assertThat(
                                meters
                                        .find("sms.callbacks.unknown")
                                        .tags("provider", provider, "policy", counted)
                                        .counters()
                                        .stream()
                                        .mapToDouble(counter -> counter.count())
                                        .sum())
                        .as(provider + " " + counted)
                        .isEqualTo(expected ? 1 : 0);
            }
        }
    }
}
