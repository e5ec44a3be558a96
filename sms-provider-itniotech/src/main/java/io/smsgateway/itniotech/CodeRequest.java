package io.smsgateway.itniotech;

import io.smsgateway.SmsContent.VendorCode;
import io.smsgateway.http.Sensitive;
import io.smsgateway.spi.OutboundMessage;
import org.jspecify.annotations.Nullable;

/**
 * Request for a code that the vendor sends: a generated one, or the application's own.
 *
 * @param code the application's own code; null to have one generated
 * @param channel {@code sms} or {@code call}
 * @param orderId our id, which must be unique for ever
 * @see <a href="https://itniotech.com/api/otp/verificationSend">verification/send</a>, and {@code sendRule} beside it
 */
record CodeRequest(
        Sensitive<String> appId,
        int templateId,
        @Nullable Sensitive<String> code,
        Sensitive<String> to,
        String channel,
        String orderId) {

    static CodeRequest of(ItniotechSettings.Codes codes, OutboundMessage message, VendorCode content, String orderId) {
        String template = content.template();
        return new CodeRequest(
                new Sensitive<>(codes.appId()),
                template == null ? codes.templateId() : Integer.parseInt(template),
                Sensitive.ofNullable(content.code()),
                new Sensitive<>(WireValue.number(message.to())),
                channel(content.channel()),
                orderId);
    }

    static String channel(VendorCode.Channel channel) {
        return switch (channel) {
            case TEXT -> "sms";
            case VOICE -> "call";
        };
    }

    String path() {
        return code == null ? "/otp/verification/send" : "/otp/verification/sendRule";
    }
}
