package io.smsgateway.client;

import io.smsgateway.SmsContent;
import io.smsgateway.spi.OutboundMessage;
import java.util.ArrayList;
import java.util.List;
import java.util.Objects;
import java.util.random.RandomGenerator;
import org.jspecify.annotations.Nullable;

/** Renders messages for the provider and gives each its reference. */
final class RenderingGateway implements ProviderStage<AdmittedMessage> {

    private final Renderer renderer;
    private final ProviderStage<OutboundMessage> delegate;
    private final RandomGenerator random;

    RenderingGateway(Renderer renderer, ProviderStage<OutboundMessage> delegate, RandomGenerator random) {
        this.renderer = renderer;
        this.delegate = delegate;
        this.random = random;
    }

    @Override
    public void send(List<AdmittedMessage> messages, ProviderTurn turn, Stage.Sink sink) {
        long call = random.nextLong();
        if (messages.size() == 1) {
            OutboundMessage message = rendered(messages.get(0), call, 0, sink);
            if (message != null) {
                delegate.send(List.of(message), turn, sink);
            }
            return;
        }
        List<OutboundMessage> rendered = new ArrayList<>(messages.size());
        int[] indices = new int[messages.size()];
        for (int i = 0; i < messages.size(); i++) {
            OutboundMessage message = rendered(messages.get(i), call, i, sink);
            if (message != null) {
                indices[rendered.size()] = i;
                rendered.add(message);
            }
        }
        if (rendered.size() == messages.size()) {
            delegate.send(rendered, turn, sink);
        } else if (!rendered.isEmpty()) {
            delegate.send(rendered, turn, sink.at(i -> indices[i]));
        }
    }

    /** Returns the rendered message; null after its refusal. */
    private @Nullable OutboundMessage rendered(AdmittedMessage admitted, long call, int index, Stage.Sink sink) {
        Renderer.Rendered result = renderer.render(admitted.message());
        SmsContent content = result.content();
        if (content == null) {
            sink.accept(index, Objects.requireNonNull(result.refused()));
            return null;
        }
        return OutboundMessage.of(admitted.message(), content, result.sender(), admitted.deadline(), call, index);
    }

    @Override
    public String toString() {
        return "Rendering{" + delegate + "}";
    }
}
