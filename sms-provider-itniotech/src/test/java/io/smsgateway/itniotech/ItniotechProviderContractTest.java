package io.smsgateway.itniotech;

import io.smsgateway.PhoneNumber;
import io.smsgateway.SmsMessage;
import io.smsgateway.http.HttpSettings;
import io.smsgateway.spi.SmsProvider;
import io.smsgateway.testkit.Behaviour;
import io.smsgateway.testkit.FaultyServer;
import io.smsgateway.testkit.SmsProviderContract;
import java.net.URI;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.atomic.AtomicLong;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

final class ItniotechProviderContractTest extends SmsProviderContract {

    private static final Pattern MEMBER = Pattern.compile("\"(numbers|orderId)\":\"([^\"]*)\"");
    private static final AtomicLong IDS = new AtomicLong(2_601_011_200_001_000_001L);

    @Override
    protected SmsProvider provider(URI baseUrl, Duration responseTimeout) {
        HttpSettings http = HttpSettings.of(URI.create(baseUrl + "/sms"))
                .withConnectTimeout(Duration.ofSeconds(1))
                .withResponseTimeout(responseTimeout);
        return new ItniotechProvider(ItniotechSettings.of("contractKey7", "contractSecret7", "contractApp7")
                .withHttp(http));
    }

    @Override
    protected SmsMessage message(PhoneNumber to) {
        return SmsMessage.text(to, "Your parcel waits at the station.");
    }

    @Override
    protected String acceptance(FaultyServer.Request request) {
        return answer(request, -1, false);
    }

    @Override
    protected String secondRefused(FaultyServer.Request request) {
        return answer(request, 1, true);
    }

    @Override
    protected String secondMissing(FaultyServer.Request request) {
        return answer(request, 1, false);
    }

    @Override
    protected List<String> secrets() {
        return List.of("contractKey7", "contractSecret7", "contractApp7");
    }

    @Override
    protected Optional<Behaviour> refusal() {
        return Optional.of(Behaviour.respond(200, "{\"status\":\"-10\",\"reason\":\"insufficient balance\"}"));
    }

    @Override
    protected Optional<Behaviour> refusalSaying(String words) {
        return Optional.of(Behaviour.respond(200, "{\"status\":\"-10\",\"reason\":\"" + words + "\"}"));
    }

    @Override
    protected Optional<Behaviour> protectiveRefusal() {
        return Optional.of(Behaviour.respond(200, "{\"status\":\"-3\",\"reason\":\"sensitive words\"}"));
    }

    /** A refused entry of the vendor's has an id. */
    @Override
    protected Optional<String> secondRefusedWithId(FaultyServer.Request request) {
        return Optional.of(secondRefused(request));
    }

    @Override
    protected Optional<String> acceptanceWithError(FaultyServer.Request request) {
        return Optional.of(acceptance(request).replace("{\"status\":\"0\"", "{\"status\":\"-15\""));
    }

    @Override
    protected Optional<String> secondDoubled(FaultyServer.Request request) {
        String second = "\"number\":\"" + member(request, "numbers")[1] + "\"";
        String body = answer(request, -1, true);
        return Optional.of(body.replace(
                "\"array\":[",
                "\"array\":[{\"msgId\":\"8\"," + second + "},{\"msgId\":\"9\",\"number\":\"8613800138099\"},"));
    }

    private String answer(FaultyServer.Request request, int without, boolean listed) {
        String[] numbers = member(request, "numbers");
        String[] orderIds = member(request, "orderId");
        List<String> taken = new ArrayList<>();
        List<String> refused = new ArrayList<>();
        for (int i = 0; i < numbers.length; i++) {
            String entry = String.format(
                    "{\"msgId\":\"%d\",\"number\":\"%s\",\"orderId\":\"%s\"}",
                    IDS.getAndIncrement(), numbers[i], orderIds[i]);
            if (i != without) {
                taken.add(entry);
            } else if (listed) {
                refused.add(entry);
            }
        }
        return String.format(
                "{\"status\":\"0\",\"reason\":\"success\",\"success\":\"%d\",\"fail\":\"%d\",\"array\":%s,\"failArray\":%s}",
                taken.size(), refused.size(), taken, refused);
    }

    private static String[] member(FaultyServer.Request request, String name) {
        Matcher members = MEMBER.matcher(request.body());
        while (members.find()) {
            if (members.group(1).equals(name)) {
                return members.group(2).split(",");
            }
        }
        throw new IllegalArgumentException("the request has no " + name);
    }
}
