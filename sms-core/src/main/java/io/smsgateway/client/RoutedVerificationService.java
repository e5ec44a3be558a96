package io.smsgateway.client;

import io.smsgateway.SendResult;
import io.smsgateway.SmsContent;
import io.smsgateway.SmsGateway;
import io.smsgateway.SmsMessage;
import io.smsgateway.verification.CheckResult;
import io.smsgateway.verification.Verdict;
import io.smsgateway.verification.VerificationId;
import io.smsgateway.verification.VerificationService;
import java.util.Optional;

/** Starts codes through the route like any message, and checks each at the provider that made it and nowhere else. */
record RoutedVerificationService(SmsGateway route, Providers providers) implements VerificationService {

    @Override
    public SendResult start(SmsMessage message) {
        if (!(message.content() instanceof SmsContent.VendorCode)) {
            throw new IllegalArgumentException(
                    "a verification starts with a message of SmsMessage.code(...), whose code"
                            + " a vendor makes; send your own codes by send(...); nothing was sent");
        }
        return route.send(message);
    }

    // suspensions and breakers keep messages from a provider; a person who waits is let in only if it is asked
    @Override
    public CheckResult check(VerificationId id, String typed) {
        Optional<VerificationService> service = providers.service(id.provider(), VerificationService.class);
        if (service.isEmpty()) {
            return unavailable(id, "the provider that made the code is not in the route, or checks no codes");
        }
        try {
            return service.get().check(id, typed);
        } catch (RuntimeException bug) {
            return unavailable(id, "the adapter threw " + bug.getClass().getSimpleName());
        }
    }

    private static CheckResult unavailable(VerificationId id, String detail) {
        return new CheckResult(id.provider(), Verdict.UNAVAILABLE, null, detail);
    }

    @Override
    public String toString() {
        return "Verifications{" + route + "}";
    }
}
