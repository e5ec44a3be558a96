package io.smsgateway.jsms;

import static org.assertj.core.api.Assertions.assertThat;

import java.lang.reflect.Constructor;
import java.lang.reflect.RecordComponent;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/** The compiler gives a record a toString that shows all; each that goes over the wire must have its own. */
final class WireRecordsTest {

    static Stream<Class<?>> records() {
        return Stream.of(Wire.class, AdminWire.class, EventWire.class, CodeWire.class, ScheduleWire.class)
                .flatMap(root -> Stream.concat(Stream.of(root), Stream.of(root.getDeclaredClasses())))
                .filter(Class::isRecord);
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
            case "int" -> 1;
            case "long", "Long" -> 13800138000L;
            case "Integer" -> 1;
            case "String", "Object" -> "canary";
            case "List" -> List.of("canary");
            case "Map" -> Map.of("canary", "canary");
            case "Failure" -> new Wire.Failure("canary", "canary");
            default -> throw new IllegalArgumentException("no canary of " + type);
        };
    }
}
