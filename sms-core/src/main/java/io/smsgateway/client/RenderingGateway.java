package io.smsgateway.client;

import io.smsgateway.SendResult;
import io.smsgateway.SmsGateway;
import io.smsgateway.SmsMessage;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** Renders the application's templates before messages go on to the provider. */
final class RenderingGateway implements SmsGateway {

    private final Renderer renderer;
    private final SmsGateway delegate;

    RenderingGateway(Renderer renderer, SmsGateway delegate) {
        this.renderer = renderer;
        this.delegate = delegate;
    }

    @Override
    public List<SendResult> sendAll(List<SmsMessage> messages) {
        if (!Renderer.usesTemplates(messages)) {
            return delegate.sendAll(messages);
        }
        @Nullable SendResult[] results = new SendResult[messages.size()];
        return PartialResults.passOn(renderer.render(messages, results), results, delegate);
    }

    @Override
    public String toString() {
        return "Rendering{" + delegate + "}";
    }
}
