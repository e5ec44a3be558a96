package io.smsgateway.http;

import com.fasterxml.jackson.core.JsonGenerator;
import java.io.IOException;
import java.lang.reflect.InvocationTargetException;
import java.math.BigDecimal;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/** Writes records, maps, lists and plain values as JSON. */
record JsonWriter(JsonGenerator out) {

    void write(@Nullable Object value) throws IOException, InvocationTargetException {
        if (value == null) {
            out.writeNull();
        } else if (value instanceof String text) {
            out.writeString(text);
        } else if (value instanceof Integer || value instanceof Long) {
            out.writeNumber(((Number) value).longValue());
        } else if (value instanceof BigDecimal decimal) {
            out.writeNumber(decimal);
        } else if (value instanceof Boolean flag) {
            out.writeBoolean(flag);
        } else if (value instanceof Sensitive<?> sensitive) {
            write(sensitive.value());
        } else if (value instanceof Map<?, ?> map) {
            object(map);
        } else if (value instanceof Iterable<?> items) {
            array(items);
        } else if (value instanceof Record object) {
            object(object);
        } else {
            throw new IllegalArgumentException(value.getClass().getSimpleName() + " cannot be written as JSON");
        }
    }

    private void object(Map<?, ?> map) throws IOException, InvocationTargetException {
        out.writeStartObject();
        for (Map.Entry<?, ?> member : map.entrySet()) {
            out.writeFieldName(member.getKey().toString());
            write(member.getValue());
        }
        out.writeEndObject();
    }

    private void object(Record object) throws IOException, InvocationTargetException {
        RecordBinding binding = RecordBinding.of(object.getClass());
        out.writeStartObject();
        for (int i = 0; i < binding.size(); i++) {
            Object value = binding.value(object, i);
            if (value != null) {
                out.writeFieldName(binding.name(i));
                write(value);
            }
        }
        out.writeEndObject();
    }

    private void array(Iterable<?> items) throws IOException, InvocationTargetException {
        out.writeStartArray();
        for (Object item : items) {
            write(item);
        }
        out.writeEndArray();
    }
}
