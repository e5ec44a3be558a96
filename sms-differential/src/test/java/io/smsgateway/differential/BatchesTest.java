package io.smsgateway.differential;

import static io.smsgateway.differential.OfficialClient.refuses;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.groups.Tuple.tuple;

import cn.jsms.api.JSMSClient;
import cn.jsms.api.common.model.BatchSMSPayload;
import cn.jsms.api.common.model.BatchSMSResult;
import cn.jsms.api.common.model.RecipientPayload;
import io.smsgateway.simulator.LedgerEntry;
import io.smsgateway.simulator.SmsSimulator;
import io.smsgateway.simulator.SmsSimulatorExtension;
import io.smsgateway.simulator.jsms.JsmsVendor;
import java.util.Map;
import java.util.stream.IntStream;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;

@ExtendWith(SmsSimulatorExtension.class)
class BatchesTest {

    private JsmsVendor jsms;
    private JSMSClient client;

    @BeforeEach
    void connect(SmsSimulator simulator) {
        jsms = simulator.jsms();
        client = OfficialClient.of(simulator);
    }

    private static RecipientPayload recipient(String number, String code) {
        return new RecipientPayload(number, Map.of("code", code));
    }

    private static BatchSMSPayload.Builder batch(RecipientPayload... recipients) {
        return BatchSMSPayload.newBuilder().setTempId(1).setRecipients(recipients);
    }

    private static RecipientPayload[] recipients(int count) {
        return IntStream.range(0, count)
                .mapToObj(i -> recipient("139%08d".formatted(i), "1"))
                .toArray(RecipientPayload[]::new);
    }

    @Test
    void aBatchCountsWhatWasAcceptedAndWhatWasNot() throws Exception {
        BatchSMSResult result = client.sendBatchTemplateSMS(
                batch(recipient("13900000001", "1"), recipient("bad", "2"), recipient("13900000002", "3"))
                        .setSignId(1)
                        .setTag("autumn")
                        .build());

        assertThat(result.isResultOK()).isTrue();
        assertThat(result.getSuccessCount()).isEqualTo(2);
        assertThat(result.getFailureCount()).isEqualTo(1);
        assertThat(jsms.ledger().all())
                .extracting(LedgerEntry::number, LedgerEntry::content)
                .containsExactly(tuple("13900000001", "Your code is 1"), tuple("13900000002", "Your code is 3"));
    }

    @Test
    void theOfficialClientLosesTheIdsAndTheRefusalsOfABatchsRecipients() throws Exception {
        BatchSMSResult result = client.sendBatchTemplateSMS(
                batch(recipient("13900000001", "1"), recipient("bad", "2")).build());

        assertThat(result.getFailureRecipients()).isNull();
        assertThat(result.getOriginalContent())
                .contains("\"msg_id\":\"" + jsms.ledger().all().get(0).id() + '"', "\"error_code\":\"50006\"");
    }

    @Test
    void aThousandRecipientsAreTakenAndNotOneMore() throws Exception {
        BatchSMSResult result =
                client.sendBatchTemplateSMS(batch(recipients(1000)).build());

        assertThat(result.getSuccessCount()).isEqualTo(1000);
        assertThat(jsms.ledger().count()).isEqualTo(1000);
        refuses(() -> client.sendBatchTemplateSMS(batch(recipients(1001)).build()), 403, 50031);
        refuses(() -> client.sendBatchTemplateSMS(batch().build()), 403, 50030);
        assertThat(jsms.ledger().count()).isEqualTo(1000);
    }

    @Test
    void aBadBatchIsRefusedAsAWhole() {
        BatchSMSPayload.Builder batch = batch(recipient("13900000001", "1"));

        refuses(() -> client.sendBatchTemplateSMS(batch.setTempId(99).build()), 403, 50013);
        refuses(() -> client.sendBatchTemplateSMS(batch.setTempId(4).build()), 403, 50020);
        refuses(() -> client.sendBatchTemplateSMS(batch.setTempId(0).build()), 400, 50005);
        refuses(
                () -> client.sendBatchTemplateSMS(
                        batch.setTempId(1).setSignId(9).build()),
                403,
                50102);
        refuses(
                () -> client.sendBatchTemplateSMS(
                        batch.setSignId(1).setTag("12345678901").build()),
                403,
                50007);
        assertThat(jsms.ledger().count()).isZero();
    }
}
