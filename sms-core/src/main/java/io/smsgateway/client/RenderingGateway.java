package io.smsgateway.client;

import io.smsgateway.Refusal;
import io.smsgateway.Refused;
import io.smsgateway.SendResult;
import io.smsgateway.SmsContent;
import io.smsgateway.SmsGateway;
import io.smsgateway.SmsMessage;
import io.smsgateway.catalog.MessageCatalog;
import io.smsgateway.spi.Objection;
import io.smsgateway.spi.SmsProvider;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/** Makes of the application's templates what this provider needs. */
final class RenderingGateway implements SmsGateway {

    private final MessageCatalog catalog;
    private final SmsProvider provider;
    private final SmsGateway delegate;

    RenderingGateway(MessageCatalog catalog, SmsProvider provider, SmsGateway delegate) {
        this.catalog = catalog;
        this.provider = provider;
        this.delegate = delegate;
    }

    @Override
    public List<SendResult> sendAll(List<SmsMessage> messages) {
        if (!usesTemplates(messages)) {
            return delegate.sendAll(messages);
        }
        SmsMessage[] rendered = new SmsMessage[messages.size()];
        @Nullable SendResult[] settled = new SendResult[rendered.length];
        for (int i = 0; i < rendered.length; i++) {
            rendered[i] = messages.get(i);
            try {
                Optional<SmsMessage> found = catalog.render(rendered[i], provider);
                if (found.isPresent()) {
                    rendered[i] = found.get();
                } else {
                    settled[i] = refused(Refusal.UNSUPPORTED, "the template is not for this provider");
                }
            } catch (IllegalArgumentException unsendable) {
                settled[i] = refused(Refusal.CONTENT_REJECTED, "filled in, " + unsendable.getMessage());
            } catch (Throwable bug) {
                Objection unfit = BatchingGateway.unfit(bug);
                settled[i] = refused(unfit.reason(), unfit.detail());
            }
        }
        return PartialResults.passOn(Arrays.asList(rendered), settled, delegate);
    }

    private static boolean usesTemplates(List<SmsMessage> messages) {
        for (SmsMessage message : messages) {
            if (message.content() instanceof SmsContent.Template) {
                return true;
            }
        }
        return false;
    }

    private Refused refused(Refusal reason, String detail) {
        return new Refused(provider.id(), reason, detail);
    }

    @Override
    public String toString() {
        return "Rendering{" + delegate + "}";
    }
}
