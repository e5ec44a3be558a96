package io.smsgateway.acceptance;

import io.smsgateway.MessageClass;
import io.smsgateway.TimeSource;
import io.smsgateway.client.SmsClient;
import io.smsgateway.itniotech.ItniotechProvider;
import io.smsgateway.itniotech.ItniotechSettings;
import io.smsgateway.simulator.SmsSimulator;
import io.smsgateway.simulator.itniotech.ItniotechVendor;
import java.net.URI;
import java.time.Duration;

/** Itniotech alone over the simulator, with codes. */
final class ItniotechStack {

    /** Long enough for a busy machine, short enough to wait for. */
    private static final Duration RESPONSE_TIMEOUT = Duration.ofSeconds(2);

    /** Where the brands keep SMS below their host. */
    enum Brand {
        ITNIOTECH("/sms"),
        SISTERS("/v3");

        private final String path;

        Brand(String path) {
            this.path = path;
        }
    }

    private ItniotechStack() {}

    static ItniotechSettings settings(SmsSimulator simulator, Brand brand) {
        return ItniotechSettings.of(ItniotechVendor.API_KEY, ItniotechVendor.API_SECRET, ItniotechVendor.APP_ID)
                .withCodes(ItniotechVendor.APP_ID, 1)
                .withHttp(Stack.within(RESPONSE_TIMEOUT, URI.create(simulator.itniotechUrl() + brand.path)));
    }

    static ItniotechProvider provider(SmsSimulator simulator, TimeSource time) {
        return new ItniotechProvider(settings(simulator, Brand.ITNIOTECH), time.clock());
    }

    /** Returns a client with short timeouts, for failing vendors. */
    static SmsClient over(SmsSimulator simulator) {
        return over(simulator, Stack.RESPONSE_TIMEOUT, Stack.DEADLINE);
    }

    /** Returns a client for a vendor whose response counts. */
    static SmsClient patient(SmsSimulator simulator) {
        return over(simulator, Stack.LONG_RESPONSE_TIMEOUT, Stack.LONG_DEADLINE);
    }

    private static SmsClient over(SmsSimulator simulator, Duration responseTimeout, Duration deadline) {
        ItniotechSettings settings = settings(simulator, Brand.ITNIOTECH);
        return SmsClient.builder()
                .provider(new ItniotechProvider(settings.withHttp(
                        Stack.within(responseTimeout, settings.http().baseUrl()))))
                .deadline(MessageClass.OTP, deadline)
                .deadline(MessageClass.TRANSACTIONAL, deadline)
                .build();
    }

    /** A client whose clock is that of the provider. */
    static SmsClient over(SmsSimulator simulator, TimeSource time) {
        return SmsClient.builder()
                .provider(provider(simulator, time))
                .time(time)
                .build();
    }
}
