package io.smsgateway.differential;

import cn.jsms.api.common.model.BatchSMSPayload;
import cn.jsms.api.common.model.RecipientPayload;
import cn.jsms.api.common.model.SMSPayload;
import cn.jsms.api.template.TemplatePayload;
import io.smsgateway.PhoneNumber;
import io.smsgateway.SmsContent;
import io.smsgateway.SmsMessage;
import io.smsgateway.jsms.TemplateApplication;
import io.smsgateway.spi.OutboundMessage;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/** What our adapter asks of the vendor is what the vendor's own client asks for the same thing. */
class SameRequestTest {

    private static final String SENT = "{\"msg_id\":387120000001}";
    private static final String BATCH = """
            {"success_count":2,"failure_count":0,"recipients":[
              {"msg_id":"387120000001","mobile":"13800138000"},
              {"msg_id":"387120000002","mobile":"13800138001"}]}""";
    private static final String BALANCE = """
            {"app_balance":1,"app_voice":2,"app_industry":3,"app_market":4,
             "dev_balance":5,"dev_voice":6,"dev_industry":7,"dev_market":8}""";
    private static final String TEMPLATE =
            "{\"temp_id\":57,\"template\":\"See {{place}}\",\"type\":2,\"ttl\":0,\"remark\":\"\",\"status\":1}";
    private static final String SIGNATURE =
            "{\"sign_id\":23,\"sign\":\"Acme\",\"status\":1,\"is_default\":0,\"use_status\":1}";
    /** What keeps the official client from writing an id of 0 for a template that has none yet. */
    private static final int NEW = -1;

    private static final Map<String, String> NONE = Map.of();
    private static final Map<String, String> CODE = Map.of("code", "4711");
    private static final Map<String, String> WIDE = Map.of("name", "\u674e\u96f7 \ud83c\udf89", "quote", "\"\\/\t<&>'");

    static Stream<SameRequest> calls() {
        return Stream.of(
                new SameRequest(
                        "a message",
                        SENT,
                        (app, dev) -> app.sendTemplateSMS(message(0, CODE)),
                        jsms -> jsms.gateway().send(message(null, "13800138000", CODE))),
                new SameRequest(
                        "a message with a signature",
                        SENT,
                        (app, dev) -> app.sendTemplateSMS(message(7, CODE)),
                        jsms -> jsms.gateway().send(message("7", "13800138000", CODE))),
                new SameRequest(
                        "a message without parameters",
                        SENT,
                        (app, dev) -> app.sendTemplateSMS(message(0, NONE)),
                        jsms -> jsms.gateway().send(message(null, "13800138000", NONE))),
                new SameRequest(
                        "a message with characters of all kinds",
                        SENT,
                        (app, dev) -> app.sendTemplateSMS(message(0, WIDE)),
                        jsms -> jsms.gateway().send(message(null, "13800138000", WIDE))),
                new SameRequest(
                        "a batch",
                        BATCH,
                        (app, dev) -> app.sendBatchTemplateSMS(batch(0, CODE)),
                        jsms -> jsms.gateway().sendAll(messages(null, CODE))),
                new SameRequest(
                        "a batch with a signature",
                        BATCH,
                        (app, dev) -> app.sendBatchTemplateSMS(batch(7, WIDE)),
                        jsms -> jsms.gateway().sendAll(messages("7", WIDE))),
                new SameRequest(
                        "balances",
                        BALANCE,
                        (app, dev) -> {
                            app.getAppSMSBalance();
                            dev.getSMSBalance();
                        },
                        jsms -> jsms.balance().balance()),
                new SameRequest(
                        "a template for codes",
                        TEMPLATE,
                        (app, dev) -> app.createTemplate(template(NEW, "Use {{code}}", 1, 120, "to log in")),
                        jsms -> jsms.templates()
                                .create(TemplateApplication.verification("Use {{code}}", Duration.ofMinutes(2))
                                        .withRemark("to log in"))),
                new SameRequest(
                        "a template for marketing",
                        TEMPLATE,
                        (app, dev) -> app.createTemplate(template(NEW, "Only now: {{offer}}", 3, 0, null)),
                        jsms -> jsms.templates().create(TemplateApplication.marketing("Only now: {{offer}}"))),
                new SameRequest(
                        "another text for a template",
                        TEMPLATE,
                        (app, dev) -> app.updateTemplate(template(57, "See {{place}}", 2, 0, null), 57),
                        jsms -> jsms.templates().change("57", TemplateApplication.notification("See {{place}}"))),
                new SameRequest(
                        "a look at a template",
                        TEMPLATE,
                        (app, dev) -> app.checkTemplate(57),
                        jsms -> jsms.templates().find("57")),
                new SameRequest(
                        "the end of a template",
                        "",
                        (app, dev) -> app.deleteTemplate(57),
                        jsms -> jsms.templates().delete("57")),
                new SameRequest(
                        "a look at a signature",
                        SIGNATURE,
                        (app, dev) -> app.checkSign(23),
                        jsms -> jsms.signatures().find("23")),
                new SameRequest(
                        "the end of a signature",
                        "",
                        (app, dev) -> app.deleteSign(23),
                        jsms -> jsms.signatures().delete("23")));
    }

    @ParameterizedTest
    @MethodSource("calls")
    void theAdapterAsksWhatTheOfficialClientAsks(SameRequest same) throws Exception {
        same.hold();
    }

    private static SMSPayload message(int signature, Map<String, String> parameters) {
        SMSPayload.Builder message = SMSPayload.newBuilder()
                .setMobileNumber("13800138000")
                .setTempId(1)
                .setSignId(signature);
        parameters.forEach(message::addTempPara);
        return message.build();
    }

    private static OutboundMessage message(@Nullable String signature, String number, Map<String, String> parameters) {
        SmsMessage message = SmsMessage.of(
                PhoneNumber.of(number, "CN"),
                SmsContent.VendorTemplate.of("1", parameters).withSignature(signature));
        return OutboundMessage.of(message, OutboundMessage.reference(1, 0));
    }

    private static BatchSMSPayload batch(int signature, Map<String, String> parameters) {
        return BatchSMSPayload.newBuilder()
                .setTempId(1)
                .setSignId(signature)
                .setRecipients(
                        new RecipientPayload("13800138000", parameters),
                        new RecipientPayload("13800138001", parameters))
                .build();
    }

    private static TemplatePayload template(int id, String text, int type, int seconds, @Nullable String remark) {
        return TemplatePayload.newBuilder()
                .setTempId(id)
                .setTemplate(text)
                .setType(type)
                .setTTL(seconds)
                .setRemark(remark)
                .build();
    }

    private static List<OutboundMessage> messages(@Nullable String signature, Map<String, String> parameters) {
        return List.of(message(signature, "13800138000", parameters), message(signature, "13800138001", parameters));
    }
}
