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

/** Starts codes through the route like any message, and checks each only at the provider that made it. */
record RoutedVerificationService(SmsGateway route, Providers providers, InFlight inFlight)
        implements VerificationService {

    @Override
    public SendResult start(SmsMessage message) {
        if (!(message.content() instanceof SmsContent.VendorCode)) {
            throw new IllegalArgumentException("a verification needs a message of SmsMessage.code(...), whose code"
                    + " the vendor makes; send your own codes by send(...); nothing was sent");
        }
        return route.send(message);
    }

    // not subject to suspensions and breakers, because only this provider can check the code
    @Override
    public CheckResult check(VerificationId id, String typed) {
        return inFlight.count(
                () -> checkNow(id, typed), () -> unavailable(id, "the client is closed; no request was made"));
    }

    private CheckResult checkNow(VerificationId id, String typed) {
        Optional<VerificationService> service = providers.service(id.provider(), VerificationService.class);
        if (service.isEmpty()) {
            return unavailable(id, "the provider that made the code is not in the route or does not check codes");
        }
        try {
            return service.get().check(id, typed);
        } catch (Throwable bug) {
            return unavailable(id, "the adapter threw " + bug.getClass().getSimpleName());
        }
    }

    private static CheckResult unavailable(VerificationId id, String detail) {
        return CheckResult.of(id.provider(), Verdict.UNAVAILABLE, detail);
    }

    @Override
    public String toString() {
        return "RoutedVerificationService{" + route + "}";
    }
}
