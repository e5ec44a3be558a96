package io.smsgateway.jsms;

import io.smsgateway.PhoneNumber;
import io.smsgateway.Refusal;
import io.smsgateway.SmsContent;
import io.smsgateway.SmsContent.VendorTemplate;
import io.smsgateway.SmsMessage;
import io.smsgateway.spi.Capabilities;
import io.smsgateway.spi.Objection;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/** What JSMS takes: templates by their numbers, for mobiles of mainland China. */
enum JsmsCapabilities implements Capabilities {
    INSTANCE;

    private static final int MAX_RECIPIENTS = 1000;

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
        if (!isId(template.id())) {
            return objection(Refusal.TEMPLATE, "a JSMS template id is a number, as the console shows it");
        }
        String signature = template.signature();
        if (signature != null && !isId(signature)) {
            return objection(Refusal.TEMPLATE, "a JSMS signature id is a number, as the console shows it");
        }
        // only mainland numbers without a country code are documented
        PhoneNumber to = message.to();
        if (to.countryCode() != 86 || !isMobile(to.national())) {
            return objection(Refusal.UNSUPPORTED, "JSMS sends to mobiles of mainland China (+86) only");
        }
        return Optional.empty();
    }

    private static boolean isId(String id) {
        return !id.isEmpty() && id.length() <= 18 && id.charAt(0) != '0' && isDigits(id);
    }

    private static boolean isMobile(String national) {
        return national.length() == 11 && national.charAt(0) == '1' && isDigits(national);
    }

    /** By hand, for it is asked of every message, twice. */
    private static boolean isDigits(String text) {
        for (int i = 0; i < text.length(); i++) {
            if (text.charAt(i) < '0' || text.charAt(i) > '9') {
                return false;
            }
        }
        return true;
    }

    private static Optional<Objection> objection(Refusal reason, String detail) {
        return Optional.of(new Objection(reason, detail));
    }

    @Override
    public String toString() {
        return "JsmsCapabilities{templates, up to " + MAX_RECIPIENTS + "}";
    }
}
