package io.smsgateway.codec;

import io.smsgateway.SendResult;
import io.smsgateway.SmsMessage;
import io.smsgateway.delivery.DeliveryReport;
import java.time.DateTimeException;
import java.util.function.Function;

/**
 * Text form of messages, results and delivery reports, for columns of databases and values of caches. What was encoded is decoded to an
 * equal object, by this version of the library and by every later one. Equal objects have equal texts.
 *
 * <p><b>The text holds the recipient's number, the content and the metadata in the clear.</b> The store must protect it
 * as it protects personal data: access, encryption at rest, deletion. Do not log it. No exception and no {@code toString}
 * of this package repeats any of it.
 *
 * <h2>Form</h2>
 *
 * <pre>{@code
 * 1:message{to=+8613800138000;template{key=login-code;parameters{code=4711;}}class=OTP;key=login-77;within=300;}
 * 1:accepted{provider=jsms;id=287654321;key=login-77;attempt{provider=jsms;at=1767225600+250000000;took=0+81000000;outcome=ACCEPTED;}}
 * }</pre>
 *
 * <p>A version, a colon and a record. A record is a name and its properties in braces; a property is {@code name=value;}
 * or a record. A property that is null is left out. Times are seconds of the epoch, durations are seconds; nanoseconds
 * that are added to them follow a plus. A backslash precedes <code>{ } = ;</code> and itself; a control character, line
 * separator or surrogate is a backslash, {@code u} and four hexadecimal digits. The text thus has no line break and no character
 * beyond U+FFFF. A column must hold all other characters of Unicode, and 1,048,576 characters at most; texts of usual
 * messages and results have a few hundred.
 *
 * <h2>Versions</h2>
 *
 * <p>Later versions of the library may add properties without a new version of the form; a decoder ignores properties
 * that it does not know. A new version marks a form that an older decoder would misread.
 *
 * <ul>
 *   <li>A result is decoded even if a newer library wrote names that this one does not know: a refusal's reason becomes
 *       {@link io.smsgateway.Refusal#UNRECOGNISED}, an attempt's outcome becomes
 *       {@link io.smsgateway.Attempt.Outcome#UNCONFIRMED}, and the detail begins with the unknown name.
 *   <li>A message with an unknown kind of content, class or channel is not decoded, because it could only be sent
 *       otherwise than its caller asked: {@link SmsCodecException#isNewer()}.
 * </ul>
 *
 * <p>Thread-safe.
 */
public final class SmsCodec {

    private SmsCodec() {}

    /**
     * Encodes a message. The text holds its number and content in the clear.
     *
     * @throws IllegalArgumentException when the content has more than 250 parameters, or the text would have more than
     *     1,048,576 characters; the message does not repeat the content
     */
    public static String encode(SmsMessage message) {
        RecordWriter out = new RecordWriter();
        MessageForm.write(message, out);
        return out.finish();
    }

    /**
     * Encodes a result with its key, metadata and attempts.
     *
     * @throws IllegalArgumentException when there are more than 250 entries in the metadata, more than 10,000 properties
     *     (about 1,000 attempts), or the text would have more than 1,048,576 characters
     */
    public static String encode(SendResult result) {
        RecordWriter out = new RecordWriter();
        ResultForm.write(result, out);
        return out.finish();
    }

    /**
     * Encodes a delivery report. The text holds the recipient's number in the clear; {@link DeliveryReport#withRecipient}
     * takes it away.
     */
    public static String encode(DeliveryReport report) {
        RecordWriter out = new RecordWriter();
        ReportForm.write(report, out);
        return out.finish();
    }

    /**
     * Decodes a message.
     *
     * @param text what {@link #encode(SmsMessage)} returned, here or in another version of the library
     * @throws SmsCodecException when the text is no such message or a newer library wrote it; repeats none of the text
     */
    public static SmsMessage decodeMessage(String text) {
        return decode(text, MessageForm::read);
    }

    /**
     * Decodes a result.
     *
     * @param text what {@link #encode(SendResult)} returned, here or in another version of the library
     * @throws SmsCodecException when the text is no such result or a newer library wrote it; repeats none of the text
     */
    public static SendResult decodeResult(String text) {
        return decode(text, ResultForm::read);
    }

    /**
     * Decodes a delivery report. A state that only a newer library knows becomes {@link
     * io.smsgateway.delivery.DeliveryState#UNKNOWN}, such a reason {@link io.smsgateway.delivery.FailureReason#OTHER}.
     *
     * @param text what {@link #encode(DeliveryReport)} returned, here or in another version of the library
     * @throws SmsCodecException when the text is no such report or a newer library wrote it; repeats none of the text
     */
    public static DeliveryReport decodeReport(String text) {
        return decode(text, ReportForm::read);
    }

    private static <T> T decode(String text, Function<StoredRecord, T> read) {
        try {
            return read.apply(RecordReader.read(text));
        } catch (SmsCodecException described) {
            throw described;
        } catch (IllegalArgumentException | DateTimeException | ArithmeticException broken) {
            // not as the cause: its message may repeat the content
            throw SmsCodecException.broken("a property has an invalid value");
        }
    }
}
