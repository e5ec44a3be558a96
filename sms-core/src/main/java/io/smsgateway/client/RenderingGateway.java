package io.smsgateway.client;

import io.smsgateway.SmsContent;
import io.smsgateway.spi.OutboundMessage;
import java.util.ArrayList;
import java.util.List;
import java.util.Objects;
import java.util.random.RandomGenerator;

/** Renders messages for the provider and gives each its reference. */
final class RenderingGateway implements Stage<AdmittedMessage> {

    private final Renderer renderer;
    private final Stage<OutboundMessage> delegate;
    private final RandomGenerator random;

    RenderingGateway(Renderer renderer, Stage<OutboundMessage> delegate, RandomGenerator random) {
        this.renderer = renderer;
        this.delegate = delegate;
        this.random = random;
    }

    @Override
    public void send(List<AdmittedMessage> messages, Sink sink) {
        long call = random.nextLong();
        List<OutboundMessage> rendered = new ArrayList<>(messages.size());
        int[] indices = new int[messages.size()];
        for (int i = 0; i < messages.size(); i++) {
            AdmittedMessage admitted = messages.get(i);
            Renderer.Rendered result = renderer.render(admitted.message());
            SmsContent content = result.content();
            if (content == null) {
                sink.accept(i, Objects.requireNonNull(result.refused()));
                continue;
            }
            indices[rendered.size()] = i;
            rendered.add(OutboundMessage.of(
                    admitted.message(),
                    content,
                    result.sender(),
                    admitted.deadline(),
                    OutboundMessage.reference(call, i)));
        }
        if (rendered.size() == messages.size()) {
            delegate.send(rendered, sink);
        } else if (!rendered.isEmpty()) {
            delegate.send(rendered, (i, result) -> sink.accept(indices[i], result));
        }
    }

    @Override
    public String toString() {
        return "Rendering{" + delegate + "}";
    }
}
