package io.smsgateway.client;

import io.smsgateway.Refusal;
import io.smsgateway.Refused;
import io.smsgateway.SmsContent;
import io.smsgateway.SmsMessage;
import io.smsgateway.catalog.MessageCatalog;
import io.smsgateway.catalog.MessageTemplate;
import io.smsgateway.spi.SmsProvider;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/** Renders messages for one provider, or refuses them. */
record Renderer(MessageCatalog catalog, SmsProvider provider) {

    /**
     * A rendered message.
     *
     * @param content null where it was refused
     * @param refused null where it was rendered
     */
    record Rendered(
            @Nullable SmsContent content,
            @Nullable String sender,
            @Nullable Refused refused) {}

    Rendered render(SmsMessage message) {
        if (!(message.content() instanceof SmsContent.Template content)) {
            return new Rendered(message.content(), message.sender(), null);
        }
        try {
            MessageTemplate template = catalog.find(content.key())
                    .orElseThrow(() -> new IllegalArgumentException("there is no template `" + content.key() + "`"));
            Optional<SmsContent> filled = template.content(provider, content.parameters());
            return filled.isPresent()
                    ? new Rendered(filled.get(), template.sender(provider.id()).orElse(message.sender()), null)
                    : refused(Refusal.UNSUPPORTED, "the template is not for this provider");
        } catch (IllegalArgumentException unsendable) {
            return refused(Refusal.CONTENT_REJECTED, "after rendering: " + unsendable.getMessage());
        } catch (Throwable bug) {
            return new Rendered(null, null, CapabilityCheck.adapterThrew(provider, bug));
        }
    }

    private Rendered refused(Refusal reason, String detail) {
        return new Rendered(null, null, new Refused(provider.id(), reason, detail));
    }
}
