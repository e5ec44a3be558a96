package io.smsgateway.differential;

import static io.smsgateway.differential.OfficialClient.refuses;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.groups.Tuple.tuple;
import static org.awaitility.Awaitility.await;

import cn.jiguang.common.resp.ResponseWrapper;
import cn.jsms.api.JSMSClient;
import cn.jsms.api.common.model.BatchSMSResult;
import cn.jsms.api.common.model.BatchSMSResult.FailureRecipients;
import cn.jsms.api.common.model.RecipientPayload;
import cn.jsms.api.schedule.model.ScheduleResult;
import cn.jsms.api.schedule.model.ScheduleSMSPayload;
import cn.jsms.api.schedule.model.ScheduleSMSResult;
import cn.jsms.api.schedule.model.ScheduleSMSResult.Recipient;
import io.smsgateway.simulator.LedgerEntry;
import io.smsgateway.simulator.SmsSimulator;
import io.smsgateway.simulator.SmsSimulatorExtension;
import io.smsgateway.simulator.jsms.JsmsVendor;
import java.time.Duration;
import java.time.Instant;
import java.time.ZoneId;
import java.time.format.DateTimeFormatter;
import java.util.Map;
import java.util.UUID;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

@ExtendWith(SmsSimulatorExtension.class)
class SchedulesTest {

    private static final DateTimeFormatter SHANGHAI =
            DateTimeFormatter.ofPattern("yyyy-MM-dd HH:mm:ss").withZone(ZoneId.of("Asia/Shanghai"));
    private static final String UNKNOWN = new UUID(1, 2).toString();

    private SmsSimulator simulator;
    private JsmsVendor jsms;
    private JSMSClient client;

    @BeforeEach
    void connect(SmsSimulator running) {
        simulator = running;
        jsms = running.jsms();
        client = OfficialClient.of(running);
    }

    private static String in(Duration time) {
        return SHANGHAI.format(Instant.now().plus(time));
    }

    private static ScheduleSMSPayload.Builder at(String time) {
        return ScheduleSMSPayload.newBuilder().setSendTime(time).setTempId(1);
    }

    private static ScheduleSMSPayload one(String time, String number, String code) {
        return at(time).setMobileNumber(number).addTempPara("code", code).build();
    }

    private static RecipientPayload recipient(String number, String code) {
        return new RecipientPayload(number, Map.of("code", code));
    }

    private void awaitSent(int messages) {
        await().atMost(Duration.ofSeconds(10)).until(() -> jsms.ledger().count() == messages);
    }

    @Test
    void aScheduleIsSentAtItsTimeUnderTheIdThatItHadBefore() throws Exception {
        String time = in(Duration.ofHours(1));
        ScheduleResult made = client.sendScheduleSMS(at(time).setMobileNumber("13900000001")
                .setSignId(1)
                .addTempPara("code", "471100")
                .build());

        ScheduleSMSResult found = client.getScheduleSMS(made.getScheduleId());

        assertThat(found.getScheduleId()).isEqualTo(made.getScheduleId());
        assertThat(found.getSendTime()).isEqualTo(time);
        assertThat(found.getTempId()).isEqualTo(1);
        Recipient recipient = found.getRecipients().get(0);
        assertThat(found.getRecipients()).hasSize(1);
        assertThat(recipient.getMobile()).isEqualTo("13900000001");
        assertThat(recipient.getTempPara().get("code").getAsString()).isEqualTo("471100");
        assertThat(jsms.ledger().count()).isZero();
        simulator.clockAhead(Duration.ofMinutes(61));
        awaitSent(1);
        assertThat(jsms.ledger().all())
                .extracting(LedgerEntry::id, LedgerEntry::number, LedgerEntry::content)
                .containsExactly(tuple(recipient.getMsgId(), "13900000001", "Your code is 471100"));
    }

    @Test
    void aChangeReplacesEverything() throws Exception {
        String later = in(Duration.ofHours(3));
        String id = client.sendScheduleSMS(one(in(Duration.ofHours(1)), "13900000001", "1"))
                .getScheduleId();

        ScheduleResult changed = client.updateScheduleSMS(one(later, "13900000002", "2"), id);

        assertThat(changed.getScheduleId()).isEqualTo(id);
        ScheduleSMSResult found = client.getScheduleSMS(id);
        assertThat(found.getSendTime()).isEqualTo(later);
        assertThat(found.getRecipients()).extracting(Recipient::getMobile).containsExactly("13900000002");
        simulator.clockAhead(Duration.ofHours(4));
        awaitSent(1);
        assertThat(jsms.ledger().copies("13900000002", "Your code is 2")).isEqualTo(1);
    }

    @Test
    void whatIsDeletedCanBeNeitherChangedNorDeletedAgain() throws Exception {
        ScheduleSMSPayload schedule = one(in(Duration.ofHours(1)), "13900000001", "1");
        String id = client.sendScheduleSMS(schedule).getScheduleId();

        ResponseWrapper deleted = client.deleteScheduleSMS(id);

        assertThat(deleted.responseCode).isEqualTo(200);
        assertThat(deleted.responseContent).isEmpty();
        refuses(() -> client.deleteScheduleSMS(id), 403, 50029);
        refuses(() -> client.updateScheduleSMS(schedule, id), 403, 50029);
    }

    @Test
    void whatIsSentCanBeNeitherChangedNorDeleted() throws Exception {
        String id = client.sendScheduleSMS(one(in(Duration.ofHours(1)), "13900000001", "1"))
                .getScheduleId();
        simulator.clockAhead(Duration.ofHours(2));
        awaitSent(1);

        refuses(() -> client.deleteScheduleSMS(id), 403, 50029);
        refuses(() -> client.updateScheduleSMS(one(in(Duration.ofHours(5)), "13900000001", "2"), id), 403, 50029);
    }

    @Test
    void anUnknownScheduleIsRefused() {
        refuses(() -> client.getScheduleSMS(UNKNOWN), 403, 50028);
        refuses(() -> client.deleteScheduleSMS(UNKNOWN), 403, 50028);
        refuses(() -> client.updateScheduleSMS(one(in(Duration.ofHours(1)), "13900000001", "1"), UNKNOWN), 403, 50028);
        refuses(
                () -> client.updateBatchScheduleSMS(
                        at(in(Duration.ofHours(1)))
                                .setRecipients(recipient("13900000001", "1"))
                                .build(),
                        UNKNOWN),
                403,
                50028);
    }

    @ParameterizedTest
    @CsvSource({
        " 0, 0, 1,      400, 50005",
        "99, 0, 1,      403, 50013",
        " 4, 0, 1,      403, 50020",
        " 5, 0, 1,      403, 50021",
        " 2, 0, 1,      403, 50022",
        " 1, 0, '',     403, 50023",
        " 1, 0, casino, 403, 50037",
        " 1, 9, 1,      403, 50102"
    })
    void aBadScheduleIsRefusedWithItsCode(int template, int signature, String value, int status, int code) {
        jsms.account().blackWord("casino");
        ScheduleSMSPayload schedule = at(in(Duration.ofHours(1)))
                .setMobileNumber("13900000001")
                .setTempId(template)
                .setSignId(signature)
                .addTempPara("code", value)
                .build();

        refuses(() -> client.sendScheduleSMS(schedule), status, code);
    }

    @Test
    void aTimeThatIsOverIsRefused() {
        refuses(() -> client.sendScheduleSMS(one(in(Duration.ofMinutes(-1)), "13900000001", "1")), 403, 50027);
    }

    @Test
    void aBatchSaysWhomItRefusedAndItsScheduleWhomNot() throws Exception {
        BatchSMSResult made = client.sendBatchScheduleSMS(at(in(Duration.ofHours(1)))
                .setTag("autumn")
                .setRecipients(recipient("13900000001", "1"), recipient("bad", "2"), recipient("13900000002", "3"))
                .build());

        assertThat(made.getSuccessCount()).isEqualTo(2);
        assertThat(made.getFailureCount()).isEqualTo(1);
        assertThat(made.getFailureRecipients())
                .extracting(FailureRecipients::getMobile, FailureRecipients::getErrorCode)
                .containsExactly(tuple("bad", "50006"));
        FailureRecipients refused = made.getFailureRecipients().get(0);
        assertThat(refused.getErrorMessage()).isNotEmpty();
        assertThat(refused.getTempPara().get("code").getAsString()).isEqualTo("2");
        ScheduleSMSResult found = client.getScheduleSMS(made.getScheduleId());
        simulator.clockAhead(Duration.ofHours(2));
        awaitSent(2);
        assertThat(found.getRecipients())
                .extracting(Recipient::getMsgId, Recipient::getMobile)
                .containsExactlyInAnyOrderElementsOf(jsms.ledger().all().stream()
                        .map(entry -> tuple(entry.id(), entry.number()))
                        .toList());
    }

    @Test
    void aChangeOfABatchReplacesItsRecipients() throws Exception {
        String id = client.sendBatchScheduleSMS(at(in(Duration.ofHours(1)))
                        .setRecipients(recipient("13900000001", "1"))
                        .build())
                .getScheduleId();

        BatchSMSResult changed = client.updateBatchScheduleSMS(
                at(in(Duration.ofHours(1)))
                        .setRecipients(recipient("13900000002", "2"), recipient("13900000003", "3"))
                        .build(),
                id);

        assertThat(changed.getScheduleId()).isEqualTo(id);
        assertThat(changed.getSuccessCount()).isEqualTo(2);
        assertThat(changed.getFailureCount()).isZero();
        simulator.clockAhead(Duration.ofHours(2));
        awaitSent(2);
        assertThat(jsms.ledger().all())
                .extracting(LedgerEntry::number)
                .containsExactlyInAnyOrder("13900000002", "13900000003");
    }

    @Test
    void theOfficialClientSchedulesNothingForNewerNumbers() {
        assertThatThrownBy(() -> client.sendScheduleSMS(one(in(Duration.ofHours(1)), "19900000001", "1")))
                .isInstanceOf(IllegalArgumentException.class);
    }
}
