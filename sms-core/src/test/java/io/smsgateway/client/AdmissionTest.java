package io.smsgateway.client;

import static org.assertj.core.api.Assertions.assertThat;

import io.smsgateway.MessageClass;
import io.smsgateway.ProviderId;
import io.smsgateway.Refusal;
import io.smsgateway.Refused;
import io.smsgateway.SendResult;
import io.smsgateway.SmsContent;
import io.smsgateway.SmsMessage;
import io.smsgateway.catalog.MessageCatalog;
import io.smsgateway.catalog.MessageTemplate;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

final class AdmissionTest {

    private static final MessageCatalog CATALOG = MessageCatalog.of(
            MessageTemplate.of("login-code").withClass(MessageClass.OTP).text("{code}, {minutes} min"),
            MessageTemplate.of("news").text("News"));

    private final ManualTime time = new ManualTime();
    private final List<AdmittedMessage> admitted = new ArrayList<>();
    private final ScriptedGateway route = new ScriptedGateway("acme");
    private final Admission admission = new Admission(
            CATALOG,
            new PerMessageClass<>(Duration.ofSeconds(20), Duration.ofSeconds(45), Duration.ofSeconds(120)),
            time,
            (messages, sink) -> {
                admitted.addAll(messages);
                route.send(messages, sink);
            });

    private static SmsMessage loginCode(Map<String, String> parameters) {
        return SmsMessage.template(Sample.number(1), "login-code", parameters);
    }

    private SendResult send(SmsMessage message) {
        return Sending.results(admission, List.of(message)).get(0);
    }

    @Test
    void refusesParametersOtherThanTheTemplates() {
        assertThat(send(loginCode(Map.of("code", "1", "minutes", "5"))).isAccepted())
                .isTrue();
        assertThat(send(loginCode(Map.of("code", "1"))))
                .isEqualTo(refused("`login-code` needs the parameters [code, minutes]; given were [code]"));
        assertThat(send(loginCode(Map.of("code", "1", "minutes", "5", "x", "y"))))
                .isEqualTo(refused("`login-code` needs the parameters [code, minutes]; given were [code, minutes, x]"));
    }

    @Test
    void refusesAnUnknownTemplateBesideMessagesThatItAdmits() {
        List<SendResult> results = Sending.results(
                admission, List.of(SmsMessage.template(Sample.number(1), "nope", Map.of()), Sample.text(2)));

        assertThat(results.get(0)).isEqualTo(refused("there is no template `nope` in the catalogue"));
        assertThat(results.get(1).isAccepted()).isTrue();
        assertThat(route.messages()).isEqualTo(1);
    }

    private static Refused refused(String detail) {
        return new Refused(ProviderId.NONE, Refusal.TEMPLATE, detail);
    }

    @ParameterizedTest
    @CsvSource({"login-code, OTP", "news, MARKETING"})
    void letsTheClassOfTheTemplateWin(String key, MessageClass expected) {
        SmsMessage message =
                SmsMessage.template(Sample.number(1), key, Map.of()).withClass(MessageClass.MARKETING);

        assertThat(admission.classified(message).messageClass()).isEqualTo(expected);
        assertThat(admission
                        .classified(message.withContent(new SmsContent.Text("x")))
                        .messageClass())
                .isEqualTo(MessageClass.MARKETING);
    }

    @Test
    void startsTheDeadlineOfTheClassWhichTheMessageCanOnlyShorten() {
        Sending.results(
                admission,
                List.of(
                        Sample.text(1),
                        Sample.marketing(2),
                        Sample.text(3).within(Duration.ofSeconds(7)),
                        Sample.text(4).within(Duration.ofSeconds(90)),
                        Sample.text(5).until(time.now().plusSeconds(11)),
                        Sample.text(6).until(time.now().plusSeconds(11)).within(Duration.ofSeconds(9)),
                        Sample.text(7).until(time.now().plusSeconds(500))));

        assertThat(admitted)
                .extracting(message -> message.deadline().left().toSeconds())
                .containsExactly(45L, 120L, 7L, 45L, 11L, 9L, 45L);
    }

    @Test
    void aMessageThatWasTakenEarlierHasWhatIsLeftOfItsTime() {
        SmsMessage message = Sample.text(1).within(Duration.ofSeconds(10));

        assertThat(Admission.taken(message, 0)).isSameAs(message);
        assertThat(Admission.taken(message, Duration.ofSeconds(4).toNanos()).validFor())
                .isEqualTo(Duration.ofSeconds(6));
        assertThat(Admission.taken(message, Duration.ofSeconds(11).toNanos()).validFor())
                .isEqualTo(Duration.ofNanos(1));
        assertThat(Admission.taken(List.of(Sample.text(2), message), 5))
                .extracting(SmsMessage::validFor)
                .containsExactly(null, Duration.ofSeconds(10).minusNanos(5));
    }

    @Test
    void aSingleMessageShortensTheDeadlineOfItsClass() {
        send(Sample.otp(1));
        send(Sample.text(2).within(Duration.ofSeconds(7)));
        send(Sample.text(3).until(time.now().plusSeconds(11)));

        assertThat(admitted)
                .extracting(message -> message.deadline().left().toSeconds())
                .containsExactly(20L, 7L, 11L);
    }
}
