package io.smsgateway.springboot.properties;

import java.time.Duration;
import java.util.Set;
import org.jspecify.annotations.Nullable;
import org.springframework.boot.convert.DurationStyle;
import org.springframework.boot.convert.DurationUnit;
import org.springframework.core.convert.TypeDescriptor;
import org.springframework.core.convert.converter.ConditionalGenericConverter;

/** Refuses durations without a unit, which Spring Boot would read as milliseconds. */
final class UnitRequiredConverter implements ConditionalGenericConverter {

    private static final Set<ConvertiblePair> PAIRS = Set.of(
            new ConvertiblePair(String.class, Duration.class), new ConvertiblePair(Number.class, Duration.class));

    @Override
    public Set<ConvertiblePair> getConvertibleTypes() {
        return PAIRS;
    }

    /** Leaves components with a unit of their own to Spring Boot. */
    @Override
    public boolean matches(TypeDescriptor source, TypeDescriptor target) {
        return !target.hasAnnotation(DurationUnit.class);
    }

    @Override
    public @Nullable Object convert(@Nullable Object source, TypeDescriptor sourceType, TypeDescriptor targetType) {
        String text = String.valueOf(source).strip();
        if (text.isEmpty()) {
            return null;
        }
        if (text.matches("[+-]?\\d+")) {
            throw new IllegalArgumentException("a duration needs a unit");
        }
        return DurationStyle.detectAndParse(text);
    }
}
