package io.smsgateway.itniotech;

import io.smsgateway.SendResult;
import io.smsgateway.SmsContent.VendorCode;
import io.smsgateway.Unconfirmed;
import io.smsgateway.http.HttpOutcome.Responded;
import io.smsgateway.http.Json;
import io.smsgateway.http.VendorHttpClient;
import io.smsgateway.spi.OutboundGateway;
import io.smsgateway.spi.OutboundMessage;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.IntStream;
import org.jspecify.annotations.Nullable;

/**
 * Sends the messages of one call in one POST; a GET would take a tenth of the numbers and expose them in logs. A
 * vendor code is alone in its call.
 */
final class ItniotechGateway implements OutboundGateway {

    private final ItniotechSettings settings;
    private final ApiPaths site;
    private final VendorHttpClient exchange;
    private final Signer signer;
    private final OrderIds orderIds;

    ItniotechGateway(
            ItniotechSettings settings, ApiPaths site, VendorHttpClient exchange, Signer signer, OrderIds orderIds) {
        this.settings = settings;
        this.site = site;
        this.exchange = exchange;
        this.signer = signer;
        this.orderIds = orderIds;
    }

    @Override
    public List<SendResult> sendAll(List<OutboundMessage> messages) {
        if (messages.isEmpty()) {
            return List.of();
        }
        return messages.size() == 1 && messages.get(0).content() instanceof VendorCode code
                ? sendCode(messages, code)
                : sendTexts(messages);
    }

    private List<SendResult> sendTexts(List<OutboundMessage> messages) {
        List<Recipient> recipients = recipients(messages);
        SendRequest request = SendRequest.of(settings.appId(), recipients);
        Signer.Signed signed = signer.sign();
        List<SendResult> results = exchange.send(
                settings.id(),
                messages,
                site.sms() + request.path(),
                signed.headers().value(),
                Json.write(request.body()),
                response -> read(response, signed, recipients));
        return named(results, messages);
    }

    private List<SendResult> sendCode(List<OutboundMessage> messages, VendorCode code) {
        ItniotechSettings.Codes codes = settings.codes();
        if (codes == null) {
            throw new IllegalArgumentException(ItniotechCapabilities.NO_CODES + "; nothing was sent");
        }
        String orderId = orderIds.of(messages).get(0);
        CodeRequest request = CodeRequest.of(codes, messages.get(0), code, orderId);
        Signer.Signed signed = signer.sign();
        List<SendResult> results = exchange.send(
                settings.id(), messages, request.path(), signed.headers().value(), Json.write(request), response -> {
                    Envelope envelope = Envelope.of(response);
                    Duration retryAfterSkew = retryAfterSkew(envelope.status(), response, signed);
                    return List.of(new CodeResponseReader(settings.id(), response, envelope, messages.get(0))
                            .read(retryAfterSkew));
                });
        return named(results, messages);
    }

    /** Attaches the reference to unconfirmed results, because a report may name it. */
    private static List<SendResult> named(List<SendResult> results, List<OutboundMessage> messages) {
        return IntStream.range(0, results.size())
                .mapToObj(i -> results.get(i) instanceof Unconfirmed unconfirmed
                        ? unconfirmed.withReference(messages.get(i).reference())
                        : results.get(i))
                .toList();
    }

    private List<Recipient> recipients(List<OutboundMessage> messages) {
        List<String> ids = orderIds.of(messages);
        List<Recipient> recipients = new ArrayList<>(messages.size());
        for (int i = 0; i < messages.size(); i++) {
            recipients.add(Recipient.of(messages.get(i), ids.get(i)));
        }
        return recipients;
    }

    private List<SendResult> read(Responded response, Signer.Signed signed, List<Recipient> recipients) {
        SendResponse parsed = SendResponse.of(response);
        return new SendResponseReader(settings.id(), response, parsed, recipients)
                .read(retryAfterSkew(parsed.status(), response, signed));
    }

    /** Immediately if the clock offset was learned, else never, because the same timestamp fails again. */
    private @Nullable Duration retryAfterSkew(@Nullable String status, Responded response, Signer.Signed signed) {
        boolean tooFarOff = StatusCode.TIMESTAMP.code().equals(status);
        return tooFarOff && signer.learn(signed.at(), response.date()) ? Duration.ZERO : null;
    }

    @Override
    public String toString() {
        return "Itniotech{app " + settings.maskedAppId() + "}";
    }
}
