package io.smsgateway.differential;

import static org.assertj.core.api.Assertions.assertThat;

import java.net.URI;
import javax.net.ssl.HttpsURLConnection;
import org.junit.jupiter.api.Test;

/** Why this module has a JVM of its own. */
class OneJvmTest {

    @Test
    void theOfficialClientSwitchesTheNameCheckOfTheWholeJvmOff() {
        OfficialClient.at(URI.create("http://127.0.0.1:1"), "a".repeat(24), "b".repeat(24));

        assertThat(HttpsURLConnection.getDefaultHostnameVerifier().getClass().getName())
                .startsWith("cn.jiguang");
        assertThat(HttpsURLConnection.getDefaultHostnameVerifier().verify("anywhere", null))
                .isTrue();
    }
}
