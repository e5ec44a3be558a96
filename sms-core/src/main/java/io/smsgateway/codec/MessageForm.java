package io.smsgateway.codec;

import io.smsgateway.Guarantee;
import io.smsgateway.MessageClass;
import io.smsgateway.PhoneNumber;
import io.smsgateway.ProviderId;
import io.smsgateway.SmsContent;
import io.smsgateway.SmsContent.VendorCode;
import io.smsgateway.SmsMessage;
import java.util.Locale;
import org.jspecify.annotations.Nullable;

/** Form of messages. */
final class MessageForm {

    private MessageForm() {}

    static void write(SmsMessage message, RecordWriter out) {
        ProviderId provider = message.provider();
        Guarantee guarantee = message.guarantee();
        out.open("message").write("to", message.to().e164());
        write(message.content(), out);
        out.write("class", message.messageClass())
                .write("sender", message.sender())
                .write("key", message.idempotencyKey())
                .write("until", message.validUntil())
                .write("within", message.validFor())
                .write("copies", guarantee == null ? null : Integer.toString(guarantee.maxCopies()))
                .write("provider", provider == null ? null : provider.name())
                .write("tag", message.tag())
                .write("metadata", message.metadata())
                .close();
    }

    private static void write(SmsContent content, RecordWriter out) {
        if (content instanceof SmsContent.Text text) {
            out.write("text", text.body());
        } else if (content instanceof SmsContent.Template template) {
            out.open("template")
                    .write("key", template.key())
                    .write("parameters", template.parameters())
                    .close();
        } else if (content instanceof SmsContent.VendorTemplate template) {
            out.open("vendor-template")
                    .write("id", template.id())
                    .write("signature", template.signature())
                    .write("parameters", template.parameters())
                    .close();
        } else if (content instanceof VendorCode code) {
            out.open("vendor-code")
                    .write("channel", code.channel())
                    .write("template", code.template())
                    .write("signature", code.signature())
                    .write("code", code.code());
            write(code.language(), out);
            out.write("lifetime", code.lifetime()).close();
        }
    }

    /** Writes a language tag, or the parts of a locale that no tag stands for. */
    private static void write(@Nullable Locale language, RecordWriter out) {
        if (language == null) {
            return;
        }
        String tag = language.toLanguageTag();
        if (Locale.forLanguageTag(tag).equals(language)) {
            out.write("language", tag);
        } else {
            out.open("locale")
                    .write("language", language.getLanguage())
                    .write("country", language.getCountry())
                    .write("variant", language.getVariant())
                    .close();
        }
    }

    static SmsMessage read(StoredRecord in) {
        if (!in.kind().equals("message")) {
            throw SmsCodecException.broken("it is no message");
        }
        return SmsMessage.of(in.required("to", PhoneNumber::new), content(in))
                .withClass(in.constant("class", MessageClass.class))
                .from(in.optional("sender"))
                .keyed(in.optional("key"))
                .until(in.optional("until", StoredRecord::instant))
                .within(in.optional("within", StoredRecord::duration))
                .with(in.optional("copies", copies -> new Guarantee(Integer.parseInt(copies))))
                .via(in.optional("provider", ResultForm::provider))
                .tagged(in.optional("tag"))
                .withMetadata(in.map("metadata"));
    }

    private static SmsContent content(StoredRecord in) {
        SmsContent text = in.optional("text", SmsContent.Text::new);
        if (text != null) {
            return text;
        }
        StoredRecord template = in.nested("template");
        if (template != null) {
            return new SmsContent.Template(template.required("key"), template.map("parameters"));
        }
        StoredRecord vendorTemplate = in.nested("vendor-template");
        if (vendorTemplate != null) {
            return SmsContent.VendorTemplate.of(vendorTemplate.required("id"), vendorTemplate.map("parameters"))
                    .withSignature(vendorTemplate.optional("signature"));
        }
        StoredRecord code = in.nested("vendor-code");
        if (code != null) {
            return VendorCode.by(code.constant("channel", VendorCode.Channel.class))
                    .withTemplate(code.optional("template"))
                    .withSignature(code.optional("signature"))
                    .withCode(code.optional("code"))
                    .withLanguage(language(code))
                    .withLifetime(code.optional("lifetime", StoredRecord::duration));
        }
        throw SmsCodecException.newer("it has no content of a kind that this library knows");
    }

    @SuppressWarnings("deprecation") // Locale.of came with Java 19
    private static @Nullable Locale language(StoredRecord code) {
        StoredRecord parts = code.nested("locale");
        return parts == null
                ? code.optional("language", Locale::forLanguageTag)
                : new Locale(parts.required("language"), parts.required("country"), parts.required("variant"));
    }
}
