package io.smsgateway.codes;

import static com.google.common.base.Preconditions.checkArgument;

import io.smsgateway.MessageClass;
import io.smsgateway.PhoneNumber;
import io.smsgateway.SendResult;
import io.smsgateway.SmsMessage;
import io.smsgateway.codes.CodeSending.Status;
import java.time.Duration;
import java.time.Instant;
import java.util.HashMap;
import java.util.Map;
import java.util.Optional;

/** Writes the messages of codes and sends them. */
final class CodeMessages {

    private final CodeText text;
    private final CodeSender sender;
    private final CodeSettings settings;
    private final FailureLog log;

    CodeMessages(CodeText text, CodeSender sender, CodeSettings settings, FailureLog log) {
        this.text = text;
        this.sender = sender;
        this.settings = settings;
        this.log = log;
    }

    /** Written before the store is changed, because the application's text may throw. */
    SmsMessage draft(
            CodeDerivation key, StoredCode code, PhoneNumber number, Map<String, String> metadata, Instant now) {
        Instant end = Instant.ofEpochMilli(code.endsAt());
        SmsMessage message = text.message(new CodeDraft(
                number, code.purpose(), key.code(code.id(), settings.digits()), Duration.between(now, end)));
        checkArgument(
                message.to().equals(number), "CodeText returned a message to another number than that of its draft");
        Map<String, String> all = new HashMap<>(message.metadata());
        all.putAll(metadata);
        return message.withMetadata(all).withClass(MessageClass.OTP).until(end);
    }

    CodeSending send(StoredCode code, SmsMessage message) {
        if (code.decoy()) {
            return result(code, Status.QUEUED);
        }
        try {
            Optional<SendResult> result = sender.send(message);
            return CodeSending.of(
                    code,
                    settings.resendPauses(),
                    result.map(CodeSending::status).orElse(Status.QUEUED),
                    result.orElse(null));
        } catch (RuntimeException failed) {
            log.warn("Sender of codes threw; message unconfirmed", failed);
            return result(code, Status.UNCONFIRMED);
        }
    }

    CodeSending result(StoredCode code, Status status) {
        return CodeSending.of(code, settings.resendPauses(), status, null);
    }
}
