package io.smsgateway.itniotech;

import static org.assertj.core.api.Assertions.assertThat;

import io.smsgateway.SendResult;
import io.smsgateway.spi.OutboundMessage;
import io.smsgateway.testkit.Behaviour;
import io.smsgateway.testkit.FaultyServer;
import io.smsgateway.testkit.SettableClock;
import java.net.URI;
import java.time.Instant;
import java.util.List;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/** The brands offer the same API below another path, signed alike; {@link ItniotechProviderContractTest} covers the rest. */
final class BrandsTest {

    private final SettableClock clock = SettableClock.at(Instant.ofEpochSecond(1_630_468_800));

    static List<URI> brands() {
        return List.of(ItniotechSettings.ITNIOTECH, ItniotechSettings.ONBUKA, ItniotechSettings.LAAFFIC);
    }

    @ParameterizedTest
    @MethodSource("brands")
    void signsEachRequestBelowThePathOfTheBrand(URI brand) {
        try (FaultyServer vendor = FaultyServer.start(Behaviour.by(
                        "responds",
                        request -> Behaviour.respond(
                                200,
                                request.path().endsWith("/sendSms")
                                        ? Samples.file("send-accepted.json")
                                        : Samples.file("balance.json"))));
                ItniotechProvider provider = new ItniotechProvider(
                        Samples.settings().withBaseUrl(URI.create(vendor.url() + brand.getPath())),
                        clock,
                        Samples.RANDOM)) {
            List<OutboundMessage> messages = Samples.outbound(
                    Samples.message(Samples.CHINA, "hello"), Samples.message(Samples.BRITAIN, "hello"));
            assertThat(provider.gateway().sendAll(messages)).allMatch(SendResult::isAccepted);
            assertThat(provider.balance().balance().quotas()).isNotEmpty();

            assertThat(vendor.requests())
                    .extracting(FaultyServer.Request::path)
                    .containsExactly(brand.getPath() + "/sendSms", brand.getPath() + "/getBalance");
            assertThat(vendor.requests()).allSatisfy(request -> {
                assertThat(request.header("Api-Key")).isEqualTo("bDqJFiq9");
                assertThat(request.header("Timestamp")).isEqualTo("1630468800");
                assertThat(request.header("Sign")).isEqualTo("05d7a50893e22a5c4bb3216ae3396c7c");
            });
        }
    }
}
