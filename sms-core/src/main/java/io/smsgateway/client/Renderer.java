package io.smsgateway.client;

import io.smsgateway.Refusal;
import io.smsgateway.Refused;
import io.smsgateway.SendResult;
import io.smsgateway.SmsContent;
import io.smsgateway.SmsMessage;
import io.smsgateway.catalog.MessageCatalog;
import io.smsgateway.spi.SmsProvider;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/** Renders the application's templates for one provider, or refuses the message. */
record Renderer(MessageCatalog catalog, SmsProvider provider) {

    /** Returns whether any of the messages needs rendering. */
    static boolean usesTemplates(List<SmsMessage> messages) {
        for (SmsMessage message : messages) {
            if (message.content() instanceof SmsContent.Template) {
                return true;
            }
        }
        return false;
    }

    /**
     * Renders the messages that have no result yet.
     *
     * @param results by index; null where the message is to be rendered. A message that cannot be rendered gets its
     *     refusal here
     * @return the messages in order; a message with a result is returned as it is
     */
    List<SmsMessage> render(List<SmsMessage> messages, @Nullable SendResult[] results) {
        SmsMessage[] rendered = new SmsMessage[results.length];
        for (int i = 0; i < rendered.length; i++) {
            rendered[i] = messages.get(i);
            if (results[i] != null) {
                continue;
            }
            try {
                Optional<SmsMessage> found = catalog.render(rendered[i], provider);
                if (found.isPresent()) {
                    rendered[i] = found.get();
                } else {
                    results[i] = refused(Refusal.UNSUPPORTED, "the template is not for this provider");
                }
            } catch (IllegalArgumentException unsendable) {
                results[i] = refused(Refusal.CONTENT_REJECTED, "after rendering: " + unsendable.getMessage());
            } catch (Throwable bug) {
                results[i] = CapabilityCheck.adapterThrew(provider, bug);
            }
        }
        return Arrays.asList(rendered);
    }

    private Refused refused(Refusal reason, String detail) {
        return new Refused(provider.id(), reason, detail);
    }
}
