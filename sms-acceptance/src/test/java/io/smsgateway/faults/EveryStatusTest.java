package io.smsgateway.faults;

import static org.assertj.core.api.Assertions.assertThat;

import io.smsgateway.Refused;
import io.smsgateway.SendResult;
import io.smsgateway.SmsContent;
import io.smsgateway.SmsContent.VendorTemplate;
import io.smsgateway.Unconfirmed;
import io.smsgateway.faults.ForgedResponse.Kind;
import io.smsgateway.http.HttpSettings;
import io.smsgateway.itniotech.ItniotechProvider;
import io.smsgateway.itniotech.ItniotechSettings;
import io.smsgateway.jsms.JsmsProvider;
import io.smsgateway.jsms.JsmsSettings;
import io.smsgateway.simulator.SmsSimulator;
import io.smsgateway.simulator.SmsSimulatorExtension;
import io.smsgateway.simulator.itniotech.ItniotechVendor;
import io.smsgateway.simulator.jsms.JsmsVendor;
import io.smsgateway.spi.OutboundMessage;
import io.smsgateway.spi.SmsProvider;
import java.net.URI;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.SplittableRandom;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.extension.ExtendWith;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

/** Every status with every kind of body, by a table of its own, read by both adapters. */
@ExtendWith(SmsSimulatorExtension.class)
class EveryStatusTest {

    private final FixedFaultPlan plan = new FixedFaultPlan();
    private long messages;

    @ParameterizedTest
    @EnumSource(Vendor.class)
    @DisplayName("S1 every status with every kind of body means what the table says")
    void everyStatusWithEveryKindOfBody(Vendor vendor, SmsSimulator simulator) throws Exception {
        List<String> contradictions = new ArrayList<>();
        URI there = vendor == Vendor.JSMS ? simulator.jsmsUrl() : simulator.itniotechUrl();
        SplittableRandom random = new SplittableRandom(1);
        try (FaultProxy proxy = new FaultProxy(there, plan);
                SmsProvider provider = provider(vendor, proxy.url())) {
            for (int status = 100; status < 600; status++) {
                for (Kind kind : Kind.values()) {
                    ForgedResponse forgedResponse =
                            new ForgedResponse(status, kind, ForgedResponse.body(vendor, kind, random), "");
                    plan.plannedFault(PlannedFault.of(forgedResponse, false));
                    SendResult result = provider.gateway().send(message(vendor));
                    Class<?> expected = refuses(status, kind) ? Refused.class : Unconfirmed.class;
                    if (!expected.isInstance(result)) {
                        contradictions.add(status + " with " + kind + ": " + result);
                    }
                }
            }
        }

        assertThat(contradictions).isEmpty();
    }

    /** A code refuses under 2xx and 4xx, an unknown one under 4xx; without a code few statuses do. */
    private static boolean refuses(int status, Kind kind) {
        // a response without a length may be incomplete
        if (status < 200 || status == 204 || status == 304 || kind == Kind.CUT || kind == Kind.NONE) {
            return false;
        }
        if (status == 307 || status == 308) {
            return true;
        }
        return switch (kind) {
            case REFUSAL -> status / 100 == 2 || status / 100 == 4;
            case UNKNOWN_CODE -> status / 100 == 4;
            case UNCONFIRMED_CODE, CUT, NONE -> false;
            case EMPTY, HTML, NOT_THE_VENDORS ->
                List.of(401, 404, 405, 407, 411, 413, 414, 415, 421, 429, 431).contains(status);
        };
    }

    private OutboundMessage message(Vendor vendor) {
        SmsContent content = vendor == Vendor.JSMS
                ? VendorTemplate.of("2", Map.of("order", "A-1")).withSignature("1")
                : new SmsContent.Text("Your order A-1 is on its way");
        return OutboundMessage.of(
                ProxiedVendor.message(vendor).withContent(content), OutboundMessage.reference(++messages, 0));
    }

    private static SmsProvider provider(Vendor vendor, URI url) {
        return switch (vendor) {
            case JSMS ->
                new JsmsProvider(JsmsSettings.of(JsmsVendor.APP_KEY, JsmsVendor.MASTER_SECRET)
                        .withHttp(HttpSettings.of(url)));
            case ITNIOTECH ->
                new ItniotechProvider(ItniotechSettings.of(
                                ItniotechVendor.API_KEY, ItniotechVendor.API_SECRET, ItniotechVendor.APP_ID)
                        .withHttp(HttpSettings.of(URI.create(url + "/sms"))));
        };
    }
}
