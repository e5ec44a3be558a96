package io.smsgateway.differential;

import static io.smsgateway.differential.OfficialClient.refuses;
import static io.smsgateway.differential.OfficialClient.refusesWithoutCode;
import static org.assertj.core.api.Assertions.assertThat;

import cn.jiguang.common.resp.ResponseWrapper;
import cn.jsms.api.JSMSClient;
import cn.jsms.api.common.model.SMSPayload;
import cn.jsms.api.sign.SignInfoResult;
import cn.jsms.api.sign.SignPayload;
import io.smsgateway.simulator.SmsSimulator;
import io.smsgateway.simulator.SmsSimulatorExtension;
import io.smsgateway.simulator.jsms.JsmsAccount;
import java.io.File;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.HexFormat;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;
import org.junit.jupiter.api.io.TempDir;

@ExtendWith(SmsSimulatorExtension.class)
class SignaturesTest {

    private static final int APPROVED = 1;
    private static final int REFUSED = 2;
    private static final int UNKNOWN = 999;
    private static final byte[] PNG = HexFormat.of().parseHex("89504e470d0a1a0a0000000d49484452");

    private JsmsAccount account;
    private JSMSClient client;

    @BeforeEach
    void connect(SmsSimulator simulator) {
        account = simulator.jsms().account();
        client = OfficialClient.of(simulator);
    }

    private static SignPayload signature(String text, File... images) {
        return SignPayload.newBuilder()
                .sign(text)
                .type(1)
                .remark("our company")
                .images(images)
                .build();
    }

    private static SMSPayload signed(int signature) {
        return SMSPayload.newBuilder()
                .setMobileNumber("13900000001")
                .setTempId(1)
                .setSignId(signature)
                .addTempPara("code", "1")
                .build();
    }

    @Test
    void aSignatureIsReadAsItWasMadeAndSignsOnceItIsApproved(@TempDir Path directory) throws Exception {
        File licence = Files.write(directory.resolve("licence.png"), PNG).toFile();
        int id = client.createSign(signature("\u9752\u77f3", licence)).getSign_id();

        SignInfoResult found = client.checkSign(id);

        assertThat(found.getSign_id()).isEqualTo(id);
        assertThat(found.getSign()).isEqualTo("\u9752\u77f3");
        assertThat(found.getStatus()).isNotIn(APPROVED, REFUSED);
        assertThat(found.getIs_default()).isZero();
        refuses(() -> client.sendTemplateSMS(signed(id)), 403, 50102);
        account.signatures().approve(id);
        assertThat(client.checkSign(id).getStatus()).isEqualTo(APPROVED);
        assertThat(client.sendTemplateSMS(signed(id)).isResultOK()).isTrue();
    }

    @Test
    void aRefusedSignatureCanBeChanged() throws Exception {
        int id = client.createSign(signature("Acme")).getSign_id();
        account.signatures().refuse(id, "too short");
        assertThat(client.checkSign(id).getStatus()).isEqualTo(REFUSED);

        assertThat(client.updateSign(signature("AcmeLtd"), id).getSign_id()).isEqualTo(id);

        assertThat(client.checkSign(id).getSign()).isEqualTo("AcmeLtd");
        assertThat(client.checkSign(id).getStatus()).isNotIn(APPROVED, REFUSED);
    }

    @Test
    void aDeletedSignatureIsGone() throws Exception {
        int id = client.createSign(signature("Acme")).getSign_id();

        ResponseWrapper deleted = client.deleteSign(id);

        assertThat(deleted.responseCode).isEqualTo(200);
        assertThat(deleted.responseContent).isEmpty();
        refuses(() -> client.deleteSign(id), 403, 50102);
    }

    @Test
    void theDefaultSignatureStays() throws Exception {
        assertThat(client.checkSign(1).getIs_default()).isEqualTo(1);

        refuses(() -> client.deleteSign(1), 403, 50105);
    }

    @Test
    void anUnknownSignatureIsRefused() {
        refuses(() -> client.checkSign(UNKNOWN), 403, 50102);
        refuses(() -> client.deleteSign(UNKNOWN), 403, 50102);
    }

    @Test
    void theOfficialClientReadsNoCodeOfARefusedSignature() throws Exception {
        refusesWithoutCode(() -> client.createSign(signature("A [b]")), 403);
        refusesWithoutCode(() -> client.updateSign(signature("Acme"), UNKNOWN), 403);
        client.createSign(signature("Acme"));
        refusesWithoutCode(() -> client.createSign(signature("Umbrella")), 403);
    }

    @Test
    void theOfficialClientCantSayWhoAppliesAsThePagesOf2025Want() {
        account.signatures().realNames(true);

        refusesWithoutCode(() -> client.createSign(signature("Acme")), 403);
    }
}
