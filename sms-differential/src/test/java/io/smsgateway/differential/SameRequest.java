package io.smsgateway.differential;

import static io.smsgateway.simulator.jsms.JsmsVendor.API_DEV_SECRET;
import static io.smsgateway.simulator.jsms.JsmsVendor.APP_KEY;
import static io.smsgateway.simulator.jsms.JsmsVendor.DEV_KEY;
import static io.smsgateway.simulator.jsms.JsmsVendor.MASTER_SECRET;
import static org.assertj.core.api.Assertions.assertThat;

import cn.jsms.api.JSMSClient;
import io.smsgateway.differential.Recorder.Recorded;
import io.smsgateway.jsms.JsmsProvider;
import io.smsgateway.jsms.JsmsSettings;
import java.io.IOException;
import java.util.List;

/**
 * One thing asked of the vendor by its own client and by our adapter.
 *
 * @param answer what both get, to each request
 */
record SameRequest(String what, String answer, Official official, Ours ours) {

    interface Official {
        void call(JSMSClient application, JSMSClient developer) throws Exception;
    }

    interface Ours {
        void call(JsmsProvider jsms);
    }

    /** Both send the same requests: verb, path, credentials and what the body says. */
    void hold() throws Exception {
        assertThat(askedByOurs()).isNotEmpty().containsExactlyInAnyOrderElementsOf(askedByOfficial());
    }

    private List<Recorded> askedByOfficial() throws Exception {
        try (Recorder recorder = new Recorder(answer)) {
            official.call(
                    OfficialClient.at(recorder.url(), APP_KEY, MASTER_SECRET),
                    OfficialClient.at(recorder.url(), DEV_KEY, API_DEV_SECRET));
            return recorder.requests();
        }
    }

    private List<Recorded> askedByOurs() throws IOException {
        try (Recorder recorder = new Recorder(answer);
                JsmsProvider jsms = new JsmsProvider(JsmsSettings.of(APP_KEY, MASTER_SECRET)
                        .withAccount(DEV_KEY, API_DEV_SECRET)
                        .withBaseUrl(recorder.url()))) {
            ours.call(jsms);
            return recorder.requests();
        }
    }

    @Override
    public String toString() {
        return what;
    }
}
