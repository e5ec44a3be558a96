package io.smsgateway.jsms;

import io.smsgateway.PhoneNumber;
import io.smsgateway.Refusal;
import io.smsgateway.SmsContent;
import io.smsgateway.SmsContent.VendorTemplate;
import io.smsgateway.SmsMessage;
import io.smsgateway.spi.Capabilities;
import io.smsgateway.spi.Objection;
import java.util.Optional;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/** What JSMS takes: templates by their numbers, for mobiles of mainland China. */
enum JsmsCapabilities implements Capabilities {
    INSTANCE;

    private static final int MAX_RECIPIENTS = 1000;
    private static final Pattern ID = Pattern.compile("[1-9][0-9]{0,17}");
    private static final Pattern MOBILE = Pattern.compile("1[0-9]{10}");

    /** What messages share that go out in one request. */
    private record Batch(String template, @Nullable String signature) {}

    @Override
    public boolean takesText() {
        return false;
    }

    @Override
    public boolean takesTemplates() {
        return true;
    }

    @Override
    public int maxRecipients() {
        return MAX_RECIPIENTS;
    }

    @Override
    public Object batchKey(SmsMessage message) {
        SmsContent content = message.content();
        return content instanceof VendorTemplate template
                ? new Batch(template.id(), template.signature())
                : content.getClass();
    }

    @Override
    public Optional<Objection> objection(SmsMessage message) {
        SmsContent content = message.content();
        if (content instanceof SmsContent.Text) {
            return objection(Refusal.UNSUPPORTED, "JSMS sends its own templates only, no free text");
        }
        if (!(content instanceof VendorTemplate template)) {
            return objection(Refusal.TEMPLATE, "the catalogue has not made a JSMS template of it");
        }
        if (!ID.matcher(template.id()).matches()) {
            return objection(Refusal.TEMPLATE, "a JSMS template id is a number, as the console shows it");
        }
        String signature = template.signature();
        if (signature != null && !ID.matcher(signature).matches()) {
            return objection(Refusal.TEMPLATE, "a JSMS signature id is a number, as the console shows it");
        }
        // only mainland numbers without a country code are documented
        PhoneNumber to = message.to();
        if (to.countryCode() != 86 || !MOBILE.matcher(to.national()).matches()) {
            return objection(Refusal.UNSUPPORTED, "JSMS sends to mobiles of mainland China (+86) only");
        }
        return Optional.empty();
    }

    private static Optional<Objection> objection(Refusal reason, String detail) {
        return Optional.of(new Objection(reason, detail));
    }

    @Override
    public String toString() {
        return "JsmsCapabilities{templates, up to " + MAX_RECIPIENTS + "}";
    }
}
