package io.smsgateway.differential;

import cn.jsms.api.common.model.RecipientPayload;
import cn.jsms.api.common.model.SMSPayload;
import cn.jsms.api.schedule.model.ScheduleSMSPayload;
import io.smsgateway.PhoneNumber;
import io.smsgateway.SmsContent.VendorCode;
import io.smsgateway.SmsContent.VendorCode.Channel;
import io.smsgateway.SmsContent.VendorTemplate;
import io.smsgateway.SmsMessage;
import io.smsgateway.schedule.ScheduleId;
import io.smsgateway.schedule.ScheduleResult;
import io.smsgateway.verification.VerificationId;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Objects;
import java.util.stream.Stream;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/** The same for what goes on after the request: codes that are checked, messages that are sent later. */
class SameLaterRequestTest {

    private static final String SENT = "{\"msg_id\":\"387120000001\"}";
    private static final String PLANNED = """
            {"schedule_id":"00000000-0000-0001-0000-000000000002","success_count":2,"failure_count":0,
             "failure_recipients":[],"send_time":"2030-01-01 12:00:00","temp_id":1,"recipients":[
              {"msg_id":"387120000001","mobile":"13800138000","temp_para":{"code":"4711"}}]}""";
    private static final Instant NOON_IN_SHANGHAI = Instant.parse("2030-01-01T04:00:00Z");
    private static final Map<String, String> CODE = Map.of("code", "4711");
    private static final String FIRST = "13800138000";
    private static final String SECOND = "13800138001";
    private static final VendorCode TEXT =
            VendorCode.by(Channel.TEXT).withTemplate("1").withSignature("7");
    private static final VendorCode CALL = VendorCode.by(Channel.VOICE)
            .withCode("471100")
            .withLanguage(Locale.ENGLISH)
            .withLifetime(Duration.ofSeconds(90));

    static Stream<SameRequest> codes() {
        return Stream.of(
                new SameRequest(
                        "a code",
                        SENT,
                        (app, dev) -> app.sendSMSCode(
                                to(FIRST).setTempId(1).setSignId(7).build()),
                        jsms -> jsms.verification().start(content(TEXT))),
                new SameRequest(
                        "a call",
                        SENT,
                        (app, dev) -> app.sendVoiceSMSCode(to(FIRST).build()),
                        jsms -> jsms.verification().start(content(VendorCode.by(Channel.VOICE)))),
                new SameRequest(
                        "a call with a code of one's own",
                        SENT,
                        (app, dev) -> app.sendVoiceSMSCode(to(FIRST)
                                .setCode("471100")
                                .setVoiceLang(1)
                                .setTTL(90)
                                .build()),
                        jsms -> jsms.verification().start(content(CALL))),
                new SameRequest(
                        "a check of a code",
                        "{\"is_valid\":true}",
                        (app, dev) -> app.sendValidSMSCode("387120000001", "471100"),
                        jsms -> jsms.verification().check(VerificationId.parse("jsms/387120000001"), "471100")));
    }

    static Stream<SameRequest> schedules() {
        return Stream.of(
                new SameRequest(
                        "a schedule, a change, a look and its end",
                        PLANNED,
                        (app, dev) -> {
                            String id = app.sendScheduleSMS(one(FIRST)).getScheduleId();
                            app.updateScheduleSMS(one(SECOND), id);
                            app.getScheduleSMS(id);
                            app.deleteScheduleSMS(id);
                        },
                        jsms -> {
                            ScheduleId id = id(jsms.schedules().schedule(NOON_IN_SHANGHAI, List.of(message(FIRST))));
                            jsms.schedules().reschedule(id, NOON_IN_SHANGHAI, List.of(message(SECOND)));
                            jsms.schedules().find(id);
                            jsms.schedules().cancel(id);
                        }),
                new SameRequest(
                        "a schedule of a batch and a change",
                        PLANNED,
                        (app, dev) -> {
                            String id = app.sendBatchScheduleSMS(batch(FIRST, SECOND))
                                    .getScheduleId();
                            app.updateBatchScheduleSMS(batch(SECOND, FIRST), id);
                        },
                        jsms -> {
                            ScheduleId id = id(jsms.schedules()
                                    .schedule(NOON_IN_SHANGHAI, List.of(message(FIRST), message(SECOND))));
                            jsms.schedules().reschedule(id, NOON_IN_SHANGHAI, List.of(message(SECOND), message(FIRST)));
                        }));
    }

    @ParameterizedTest
    @MethodSource({"codes", "schedules"})
    void theAdapterAsksWhatTheOfficialClientAsks(SameRequest same) throws Exception {
        same.hold();
    }

    private static SMSPayload.Builder to(String number) {
        return SMSPayload.newBuilder().setMobileNumber(number);
    }

    private static ScheduleSMSPayload.Builder schedule() {
        return ScheduleSMSPayload.newBuilder()
                .setSendTime("2030-01-01 12:00:00")
                .setTempId(1)
                .setSignId(7);
    }

    private static ScheduleSMSPayload one(String number) {
        return schedule().setMobileNumber(number).setTempPara(CODE).build();
    }

    private static ScheduleSMSPayload batch(String first, String second) {
        return schedule()
                .setRecipients(new RecipientPayload(first, CODE), new RecipientPayload(second, CODE))
                .build();
    }

    private static SmsMessage message(String number) {
        return SmsMessage.of(
                PhoneNumber.of(number, "CN"), VendorTemplate.of("1", CODE).withSignature("7"));
    }

    private static SmsMessage content(VendorCode code) {
        return SmsMessage.of(PhoneNumber.of(FIRST, "CN"), code);
    }

    private static ScheduleId id(ScheduleResult planned) {
        return Objects.requireNonNull(planned.id(), planned.detail());
    }
}
