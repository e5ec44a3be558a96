package io.smsgateway.itniotech;

import static org.assertj.core.api.Assertions.assertThat;

import io.smsgateway.Accepted;
import io.smsgateway.ProviderId;
import io.smsgateway.SendResult;
import io.smsgateway.Unconfirmed;
import io.smsgateway.http.HttpOutcome.Responded;
import io.smsgateway.spi.OutboundMessage;
import java.nio.charset.StandardCharsets;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

final class CodeResponseReaderTest {

    private static final ProviderId ITNIOTECH = ProviderId.of("itniotech");

    @ParameterizedTest
    @ValueSource(ints = {200, 299})
    void anyStatusOfSuccessWillDo(int status) {
        assertThat(read(status)).isEqualTo(new Accepted(ITNIOTECH, "22601011200001000001"));
    }

    @ParameterizedTest
    @ValueSource(ints = {300, 403, 500})
    void aSuccessUnderAnotherStatusIsUnconfirmedAndItsIdKept(int status) {
        assertThat(read(status))
                .isEqualTo(new Unconfirmed(ITNIOTECH, "success under HTTP " + status)
                        .withMessageId("22601011200001000001"));
    }

    private static SendResult read(int status) {
        byte[] body = Samples.file("code-sent.json").getBytes(StandardCharsets.UTF_8);
        Responded answered = Responded.of(status, body);
        OutboundMessage message = Samples.outbound(Samples.message(Samples.CHINA, "x"));
        return new CodeResponseReader(ITNIOTECH, answered, Envelope.of(answered), message).read(null);
    }
}
