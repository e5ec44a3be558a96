package io.smsgateway.itniotech;

import static org.assertj.core.api.Assertions.assertThat;

import io.smsgateway.PhoneNumber;
import io.smsgateway.SmsContent;
import io.smsgateway.http.HttpOutcome.Responded;
import io.smsgateway.http.Sensitive;
import java.lang.reflect.Constructor;
import java.lang.reflect.ParameterizedType;
import java.lang.reflect.RecordComponent;
import java.lang.reflect.Type;
import java.nio.charset.StandardCharsets;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.stream.Stream;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/**
 * A record prints all its components, so that what may hold a number, a text, a code or the vendor's words must be
 * {@link Sensitive}: any text is a canary here, but for the names below.
 */
class WireRecordsTest {

    /** Ids, counts, states, times and codes; their values are printed. */
    private static final Set<String> PRINTABLE = Set.of(
            "status",
            "success",
            "fail",
            "msgId",
            "msgid",
            "orderId",
            "senderId",
            "verificationId",
            "matched",
            "pages",
            "data",
            "language",
            "channel",
            "strTime",
            "endTime",
            "time",
            "receiveTime",
            "callbackTime",
            "mcc",
            "mnc",
            "backfillNumber",
            "backfillCardinalNumber",
            "backfillNow");

    static Stream<Class<?>> records() {
        return Stream.of(
                        SendRequest.class,
                        SendResponse.class,
                        Recipient.class,
                        Signer.class,
                        Envelope.class,
                        ReportResponse.class,
                        InboundQuery.Response.class,
                        InboundQuery.Data.class,
                        InboundQuery.Entry.class,
                        CodeRequest.class,
                        CodeResponse.class,
                        CodeResponseReader.class,
                        ItniotechVerification.class,
                        ItniotechRequests.Call.class,
                        ItniotechPostback.class,
                        ItniotechVoice.class,
                        ItniotechOtp.class)
                .flatMap(root -> Stream.concat(Stream.of(root), Stream.of(root.getDeclaredClasses())))
                .filter(Class::isRecord)
                // its body is any of the records in it
                .filter(type -> type != SendRequest.class);
    }

    @ParameterizedTest
    @MethodSource("records")
    void printsNothingThatARecordHolds(Class<?> type) throws ReflectiveOperationException {
        assertThat(filled(type).toString()).isNotBlank().doesNotContain("canary", "13800138000");
    }

    private static Object filled(Class<?> type) throws ReflectiveOperationException {
        RecordComponent[] components = type.getRecordComponents();
        Class<?>[] types =
                Arrays.stream(components).map(RecordComponent::getType).toArray(Class<?>[]::new);
        Object[] values = new Object[components.length];
        for (int i = 0; i < values.length; i++) {
            values[i] = sample(components[i].getGenericType(), components[i].getName());
        }
        Constructor<?> constructor = type.getDeclaredConstructor(types);
        constructor.setAccessible(true);
        return constructor.newInstance(values);
    }

    private static Object sample(Type type, String name) throws ReflectiveOperationException {
        if (type instanceof ParameterizedType generic) {
            Type argument = generic.getActualTypeArguments()[0];
            if (generic.getRawType() == Sensitive.class) {
                return new Sensitive<>("canary");
            }
            return generic.getRawType() == List.class ? List.of(sample(argument, name)) : Map.of("canary", "canary");
        }
        Class<?> plain = (Class<?>) type;
        return switch (plain.getSimpleName()) {
            case "int", "Integer" -> 1;
            case "long", "Long" -> 2L;
            case "boolean" -> true;
            case "Product" -> Product.SMS;
            case "ProviderId" -> AtVendor.ITNIOTECH;
            case "Responded" -> Responded.of(200, "canary".getBytes(StandardCharsets.UTF_8));
            case "Codes" -> ItniotechSettings.Codes.of("canary", 1);
            case "OutboundMessage" -> Samples.outbound(Samples.message("8613800138000", "canary"));
            case "PhoneNumber" -> PhoneNumber.of("+8613800138000");
            case "Text" -> new SmsContent.Text("canary");
            case "String", "Object" -> PRINTABLE.contains(name) ? "printable" : "canary";
            default -> filled(plain);
        };
    }
}
