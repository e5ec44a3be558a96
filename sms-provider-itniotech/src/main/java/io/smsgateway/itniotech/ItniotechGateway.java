package io.smsgateway.itniotech;

import io.smsgateway.SendResult;
import io.smsgateway.SmsGateway;
import io.smsgateway.SmsMessage;
import io.smsgateway.http.HttpExchange;
import io.smsgateway.http.HttpOutcome.Answered;
import io.smsgateway.http.Json;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** Sends the messages of one call in one POST; a GET would take a tenth of the numbers and put them into logs. */
final class ItniotechGateway implements SmsGateway {

    private final ItniotechSettings settings;
    private final HttpExchange exchange;
    private final Signer signer;
    private final OrderIds orderIds;

    ItniotechGateway(ItniotechSettings settings, HttpExchange exchange, Signer signer, OrderIds orderIds) {
        this.settings = settings;
        this.exchange = exchange;
        this.signer = signer;
        this.orderIds = orderIds;
    }

    @Override
    public List<SendResult> sendAll(List<SmsMessage> messages) {
        if (messages.isEmpty()) {
            return List.of();
        }
        List<Recipient> recipients = recipients(messages);
        SendRequest request = SendRequest.of(settings.appId(), recipients);
        Signer.Signed signed = signer.sign();
        return exchange.send(
                settings.id(),
                messages,
                request.path(),
                signed.headers(),
                Json.write(request.body()),
                answered -> read(answered, signed, recipients));
    }

    private List<Recipient> recipients(List<SmsMessage> messages) {
        List<String> ids = orderIds.next(messages.size());
        List<Recipient> recipients = new ArrayList<>(messages.size());
        for (int i = 0; i < messages.size(); i++) {
            recipients.add(Recipient.of(messages.get(i), ids.get(i)));
        }
        return recipients;
    }

    private List<SendResult> read(Answered answered, Signer.Signed signed, List<Recipient> recipients) {
        SendAnswer answer = SendAnswer.of(answered);
        return new SendAnswerReader(settings.id(), answered, answer, recipients)
                .read(retryAfterSkew(answer, answered, signed));
    }

    /** At once where the vendor's clock taught us something, else never: the same signature time fails the same way. */
    private @Nullable Duration retryAfterSkew(SendAnswer answer, Answered answered, Signer.Signed signed) {
        boolean tooFarOff = StatusCode.TIMESTAMP.code().equals(answer.status());
        return tooFarOff && signer.learn(signed.at(), answered.date()) ? Duration.ZERO : null;
    }

    @Override
    public String toString() {
        return "Itniotech{app " + settings.maskedAppId() + "}";
    }
}
