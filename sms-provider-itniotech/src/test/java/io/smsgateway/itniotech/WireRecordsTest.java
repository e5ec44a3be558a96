package io.smsgateway.itniotech;

import static org.assertj.core.api.Assertions.assertThat;

import io.smsgateway.http.HttpOutcome.Answered;
import java.lang.reflect.Constructor;
import java.lang.reflect.RecordComponent;
import java.nio.charset.StandardCharsets;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/** The compiler gives a record a toString that shows all; each that goes over the wire must have its own. */
class WireRecordsTest {

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
                        ItniotechSettings.Codes.class,
                        ItniotechRequests.Call.class)
                .flatMap(root -> Stream.concat(Stream.of(root), Stream.of(root.getDeclaredClasses())))
                .filter(Class::isRecord)
                // prints its path, which holds nothing of the message
                .filter(type -> type != SendRequest.class);
    }

    @ParameterizedTest
    @MethodSource("records")
    void printsNothingThatARecordHolds(Class<?> type) throws ReflectiveOperationException {
        Class<?>[] types = Arrays.stream(type.getRecordComponents())
                .map(RecordComponent::getType)
                .toArray(Class<?>[]::new);
        Constructor<?> constructor = type.getDeclaredConstructor(types);
        constructor.setAccessible(true);
        Object held = constructor.newInstance(
                Stream.of(types).map(WireRecordsTest::canary).toArray());

        assertThat(held.toString()).isNotBlank().doesNotContain("canary", "13800138000");
    }

    private static Object canary(Class<?> type) {
        return switch (type.getSimpleName()) {
            case "long", "Long" -> 13800138000L;
            case "int" -> 1380013;
            case "boolean" -> true;
            case "Product" -> Product.SMS;
            case "ProviderId" -> AtVendor.ITNIOTECH;
            case "Answered" -> new Answered(200, "canary".getBytes(StandardCharsets.UTF_8), null, null);
            case "Envelope" -> new Envelope("canary", "canary");
            case "Data" ->
                type == InboundQuery.Data.class
                        ? new InboundQuery.Data("canary", null)
                        : new CodeResponse.Data("canary", "canary", "canary");
            case "String", "Object" -> "canary";
            case "List" -> List.of("canary");
            case "Map" -> Map.of("canary", "canary");
            case "SmsMessage" -> Samples.message("8613800138000", "canary");
            case "Wording" -> new Recipient.Wording("canary", "canary");
            default -> throw new IllegalArgumentException("no canary of " + type);
        };
    }
}
