package io.smsgateway.differential;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.catchThrowableOfType;

import cn.jiguang.common.resp.APIRequestException;
import cn.jsms.api.JSMSClient;
import cn.jsms.api.common.JSMSConfig;
import io.smsgateway.simulator.SmsSimulator;
import io.smsgateway.simulator.jsms.JsmsVendor;
import java.net.URI;
import org.assertj.core.api.ThrowableAssert.ThrowingCallable;

/** Makes the vendor's client speak to a server on this machine. */
final class OfficialClient {

    /** What it says where it did not read the error of an answer. */
    static final int NO_CODE = -1;

    private OfficialClient() {}

    /** With the credentials of the application. */
    static JSMSClient of(SmsSimulator simulator) {
        return at(simulator.jsmsUrl(), JsmsVendor.APP_KEY, JsmsVendor.MASTER_SECRET);
    }

    /** With the credentials of the developer account. */
    static JSMSClient ofAccount(SmsSimulator simulator) {
        return at(simulator.jsmsUrl(), JsmsVendor.DEV_KEY, JsmsVendor.API_DEV_SECRET);
    }

    /** The settings are one map for the whole JVM; the client copies the address when it is made. It wants the secret first. */
    static JSMSClient at(URI server, String key, String secret) {
        JSMSConfig settings = new JSMSConfig();
        settings.getClientConfig().put(JSMSConfig.API_HOST_NAME, server.toString());
        return new JSMSClient(secret, key, null, settings);
    }

    /** The call ends in the refusal with this status and code, and with the words that go with it. */
    static void refuses(ThrowingCallable call, int status, int code) {
        APIRequestException refusal = catchThrowableOfType(APIRequestException.class, call);
        assertThat(refusal).as("refusal %s", code).isNotNull();
        assertThat(refusal.getStatus()).as("status of %s", code).isEqualTo(status);
        assertThat(refusal.getErrorCode()).isEqualTo(code);
        assertThat(refusal.getErrorMessage()).isNotEmpty();
    }

    /** The call ends in a refusal with this status, of whose code the client knows nothing. */
    static void refusesWithoutCode(ThrowingCallable call, int status) {
        APIRequestException refusal = catchThrowableOfType(APIRequestException.class, call);
        assertThat(refusal).isNotNull();
        assertThat(refusal.getStatus()).isEqualTo(status);
        assertThat(refusal.getErrorCode()).isEqualTo(NO_CODE);
    }
}
