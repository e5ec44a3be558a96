package io.smsgateway.acceptance;

import static org.assertj.core.api.Assertions.assertThat;

import io.smsgateway.PhoneNumber;
import io.smsgateway.SmsMessage;
import io.smsgateway.client.SmsClient;
import io.smsgateway.simulator.Fault;
import io.smsgateway.simulator.SmsSimulator;
import io.smsgateway.simulator.SmsSimulatorExtension;
import java.net.Authenticator;
import java.net.CookieHandler;
import java.net.ProxySelector;
import java.security.Security;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Properties;
import java.util.TimeZone;
import javax.net.ssl.HttpsURLConnection;
import javax.net.ssl.SSLContext;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;

/** A library is a guest in its JVM. */
@ExtendWith(SmsSimulatorExtension.class)
class JvmStateTest {

    @Test
    @DisplayName("C4 nothing that belongs to the whole JVM is changed by a client's life")
    void leavesTheJvmAsItWas(SmsSimulator simulator) throws Exception {
        List<@Nullable Object> before = state();

        try (SmsClient client = Stack.over(simulator)) {
            SmsMessage message =
                    SmsMessage.template(PhoneNumber.of("+8613900000001"), "order-shipped", Map.of("order", "A-1"));
            client.send(message);
            simulator.jsms().fail(Fault.RESET);
            client.send(message);
            client.balances();
        }

        assertThat(state()).isEqualTo(before);
    }

    private static List<@Nullable Object> state() throws Exception {
        List<@Nullable Object> state = new ArrayList<>();
        state.add(SSLContext.getDefault());
        state.add(HttpsURLConnection.getDefaultSSLSocketFactory());
        state.add(HttpsURLConnection.getDefaultHostnameVerifier());
        state.add(Authenticator.getDefault());
        state.add(ProxySelector.getDefault());
        state.add(CookieHandler.getDefault());
        state.add(List.of(Security.getProviders()));
        state.add(Thread.getDefaultUncaughtExceptionHandler());
        state.add(Locale.getDefault());
        state.add(TimeZone.getDefault());
        Properties properties = new Properties();
        properties.putAll(System.getProperties());
        state.add(properties);
        return state;
    }
}
