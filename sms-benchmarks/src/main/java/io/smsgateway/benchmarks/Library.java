package io.smsgateway.benchmarks;

import io.smsgateway.Accepted;
import io.smsgateway.MessageClass;
import io.smsgateway.SendResult;
import io.smsgateway.SmsMessage;
import io.smsgateway.client.BulkProgress;
import io.smsgateway.client.ProviderPolicies;
import io.smsgateway.client.SmsClient;
import io.smsgateway.http.HttpSettings;
import io.smsgateway.jsms.JsmsProvider;
import io.smsgateway.jsms.JsmsSettings;
import java.net.URI;
import java.util.List;
import java.util.stream.Stream;

/** The client with every policy over the JSMS adapter, with limits too high to matter. */
final class Library implements AutoCloseable {

    private final SmsClient client;

    Library(URI vendor, String appKey, String masterSecret, int maxInFlight) {
        this(vendor, appKey, masterSecret, ProviderPolicies.DEFAULT.withMaxInFlight(maxInFlight));
    }

    Library(URI vendor, String appKey, String masterSecret, ProviderPolicies policies) {
        HttpSettings wide = HttpSettings.of(vendor).withMaxConnections(policies.maxInFlight());
        JsmsProvider jsms =
                new JsmsProvider(JsmsSettings.of(appKey, masterSecret).withHttp(wide));
        client = SmsClient.builder().provider(jsms, policies).build();
    }

    /** Sends one message; throws unless it was accepted. */
    void send(SampleMessage sample) {
        requireAccepted(client.send(sample.message()));
    }

    /** Sends one message of a class; throws unless it was accepted. */
    void send(SampleMessage sample, MessageClass messageClass) {
        requireAccepted(client.send(sample.message().withClass(messageClass)));
    }

    /** The messages of a campaign. */
    static List<SmsMessage> campaign(List<SampleMessage> samples) {
        return samples.stream()
                .map(sample -> sample.message().withClass(MessageClass.MARKETING))
                .toList();
    }

    /** Sends many messages; throws unless all were accepted. */
    void sendAll(List<SmsMessage> messages) {
        List<SendResult> results = client.sendAll(messages);
        if (results.size() != messages.size()) {
            throw new IllegalStateException(results.size() + " answers for " + messages.size() + " messages");
        }
        results.forEach(Library::requireAccepted);
    }

    /** Sends messages in constant memory and returns how it ended. */
    BulkProgress bulk(Stream<SmsMessage> messages, long total) throws InterruptedException {
        return client.bulk().total(total).start(messages).await();
    }

    private static void requireAccepted(SendResult result) {
        if (!(result instanceof Accepted)) {
            throw new IllegalStateException("not accepted: " + result);
        }
    }

    @Override
    public void close() {
        client.close();
    }
}
