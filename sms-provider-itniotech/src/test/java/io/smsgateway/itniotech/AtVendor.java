package io.smsgateway.itniotech;

import static com.github.tomakehurst.wiremock.client.WireMock.aResponse;
import static com.github.tomakehurst.wiremock.client.WireMock.any;
import static com.github.tomakehurst.wiremock.client.WireMock.anyUrl;
import static com.github.tomakehurst.wiremock.client.WireMock.okJson;
import static com.github.tomakehurst.wiremock.core.WireMockConfiguration.wireMockConfig;

import com.github.tomakehurst.wiremock.http.Request;
import com.github.tomakehurst.wiremock.junit5.WireMockExtension;
import com.github.tomakehurst.wiremock.stubbing.ServeEvent;
import io.smsgateway.ProviderId;
import io.smsgateway.testkit.SettableClock;
import java.net.URI;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.extension.RegisterExtension;

/** A vendor that says what it is told, and a provider of the brand that keeps SMS below its root. */
abstract class AtVendor {

    @RegisterExtension
    static final WireMockExtension VENDOR = WireMockExtension.newInstance()
            .options(wireMockConfig().dynamicPort())
            .build();

    static final ProviderId ITNIOTECH = ProviderId.of("itniotech");
    static final Instant NOW = Instant.ofEpochSecond(1_630_468_800);
    static final String ID = "2601011200001000001";
    static final String CODE_ID = "22601011200001000001";

    final ItniotechSettings settings = Samples.settings()
            .withBaseUrl(URI.create(VENDOR.baseUrl() + "/sms"))
            .withCodes("otpDemo1", 7);
    final ItniotechProvider provider = new ItniotechProvider(settings, SettableClock.at(NOW), Samples.RANDOM);

    @AfterEach
    void close() {
        provider.close();
    }

    static void vendorResponds(String body) {
        VENDOR.stubFor(any(anyUrl()).willReturn(okJson(body)));
    }

    static void vendorResponds(int status, String body) {
        VENDOR.stubFor(any(anyUrl()).willReturn(aResponse().withStatus(status).withBody(body)));
    }

    /** In the order in which they came. */
    static List<Request> requests() {
        List<Request> requests = new ArrayList<>(VENDOR.getAllServeEvents().stream()
                .map(ServeEvent::getRequest)
                .map(Request.class::cast)
                .toList());
        Collections.reverse(requests);
        return requests;
    }
}
