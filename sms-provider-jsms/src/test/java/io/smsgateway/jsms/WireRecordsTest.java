package io.smsgateway.jsms;

import static org.assertj.core.api.Assertions.assertThat;

import io.smsgateway.PhoneNumber;
import io.smsgateway.SmsContent.VendorTemplate;
import io.smsgateway.http.Sensitive;
import java.lang.reflect.Constructor;
import java.lang.reflect.ParameterizedType;
import java.lang.reflect.RecordComponent;
import java.lang.reflect.Type;
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
final class WireRecordsTest {

    /** Ids, counts, states, times and codes; their values are printed. */
    private static final Set<String> PRINTABLE = Set.of(
            "id",
            "msgId",
            "tempId",
            "signId",
            "template",
            "tag",
            "code",
            "status",
            "useStatus",
            "isDefault",
            "type",
            "seconds",
            "successes",
            "failures",
            "sendTime",
            "receiveTime",
            "replyTime");

    static Stream<Class<?>> records() {
        return Stream.of(Wire.class, AdminWire.class, EventWire.class, CodeWire.class, ScheduleWire.class)
                .flatMap(root -> Stream.concat(Stream.of(root), Stream.of(root.getDeclaredClasses())))
                .filter(Class::isRecord);
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
            // numbers of templates and signatures, and seconds
            case "long", "Long" -> 2L;
            case "PhoneNumber" -> PhoneNumber.of("+8613800138000");
            case "VendorTemplate" -> VendorTemplate.of("1", Map.of("canary", "canary"));
            case "String", "Object" -> PRINTABLE.contains(name) ? "printable" : "canary";
            default -> filled(plain);
        };
    }
}
