package io.smsgateway.springboot.callbacks;

import io.smsgateway.ProviderId;
import io.smsgateway.delivery.CallbackReceiver;
import io.smsgateway.delivery.CallbackRequest;
import io.smsgateway.delivery.CallbackResponse;
import io.smsgateway.delivery.ProviderEvent;
import java.util.List;
import java.util.Optional;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.context.ApplicationEventPublisher;

/**
 * Receives callbacks of vendors and publishes them as application events, for endpoints of any web framework. With Spring MVC
 * the starter has an endpoint that calls it. Safe for many threads; blocks while listeners run.
 */
public final class SmsCallbacks {

    private static final Logger LOG = LoggerFactory.getLogger(SmsCallbacks.class);

    private final CallbackUrls urls;
    private final List<CallbackReceiverResolver> sources;
    private final ApplicationEventPublisher events;

    SmsCallbacks(CallbackUrls urls, List<CallbackReceiverResolver> sources, ApplicationEventPublisher events) {
        this.urls = urls;
        this.sources = List.copyOf(sources);
        this.events = events;
    }

    /**
     * Receives one callback.
     *
     * @param provider the provider's name in the path
     * @param request with the token of the path as {@link CallbackRequest#token}
     * @return the response to send: 404 without a body for an unknown provider or a wrong token
     */
    public CallbackResponse receive(String provider, CallbackRequest request) {
        String token = request.token();
        return receiver(provider, token == null ? "" : token)
                .map(receiver -> receive(receiver, provider, request))
                .orElseGet(() -> CallbackResponse.text(404, ""));
    }

    /** Returns the receiver of a provider; empty for an unknown provider or a wrong token. */
    Optional<CallbackReceiver> receiver(String name, String token) {
        ProviderId provider;
        try {
            provider = ProviderId.of(name);
        } catch (IllegalArgumentException noName) {
            return Optional.empty();
        }
        if (!urls.matches(provider, token)) {
            return Optional.empty();
        }
        return sources.stream()
                .flatMap(source -> source.receiver(provider, token).stream())
                .findFirst();
    }

    CallbackResponse receive(CallbackReceiver receiver, String provider, CallbackRequest request) {
        String token = request.token();
        return receiver.receive(
                request.withPublicUrl(urls.publicUrl(ProviderId.of(provider), token == null ? "" : token)),
                this::publish);
    }

    private void publish(ProviderEvent event) {
        try {
            events.publishEvent(event);
        } catch (RuntimeException failure) {
            // only the class: the message may contain a phone number
            LOG.warn(
                    "Callback listener for {} threw {}; requesting redelivery",
                    event.provider(),
                    failure.getClass().getName());
            throw failure;
        }
    }

    @Override
    public String toString() {
        return "SmsCallbacks{" + CallbackUrls.PATH + "}";
    }
}
