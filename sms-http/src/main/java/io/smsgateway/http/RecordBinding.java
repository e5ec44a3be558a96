package io.smsgateway.http;

import com.fasterxml.jackson.core.JsonParser;
import com.fasterxml.jackson.core.JsonToken;
import java.io.IOException;
import java.lang.reflect.Constructor;
import java.lang.reflect.InvocationTargetException;
import java.lang.reflect.Method;
import java.lang.reflect.RecordComponent;
import java.util.Arrays;
import java.util.HashMap;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/** Maps the members of a JSON object to the components of a record, and back. */
final class RecordBinding {

    private static final ClassValue<RecordBinding> BINDINGS = new ClassValue<>() {
        @Override
        protected RecordBinding computeValue(Class<?> type) {
            return new RecordBinding(type);
        }
    };

    private static final Object[] NO_ARGUMENTS = {};

    private final Constructor<?> constructor;
    private final String[] names;
    private final JsonReader[] readers;
    private final Method[] accessors;
    private final Map<String, Integer> positions = new HashMap<>();

    private RecordBinding(Class<?> type) {
        RecordComponent[] components = type.getRecordComponents();
        names = Arrays.stream(components).map(RecordBinding::name).toArray(String[]::new);
        readers = Arrays.stream(components)
                .map(component -> JsonReader.of(component.getGenericType()))
                .toArray(JsonReader[]::new);
        accessors = Arrays.stream(components).map(RecordComponent::getAccessor).toArray(Method[]::new);
        for (int i = 0; i < names.length; i++) {
            positions.put(names[i], i);
            accessors[i].setAccessible(true);
        }
        try {
            constructor = type.getDeclaredConstructor(
                    Arrays.stream(components).map(RecordComponent::getType).toArray(Class<?>[]::new));
            constructor.setAccessible(true);
        } catch (NoSuchMethodException absent) {
            throw new IllegalStateException(type.getName() + " has no canonical constructor", absent);
        }
    }

    private static String name(RecordComponent component) {
        JsonName name = component.getAnnotation(JsonName.class);
        return name == null ? component.getName() : name.value();
    }

    /** Returns the binding of a record type. */
    static RecordBinding of(Class<?> type) {
        return BINDINGS.get(type);
    }

    /** Reads the object at the current token; an absent member is null. */
    Object read(JsonParser in) throws IOException {
        JsonReader.expect(in, JsonToken.START_OBJECT);
        @Nullable Object[] values = new @Nullable Object[names.length];
        for (String name = JsonReader.nextName(in); name != null; name = JsonReader.nextName(in)) {
            in.nextToken();
            Integer position = positions.get(name);
            if (position == null) {
                in.skipChildren();
            } else {
                values[position] = JsonReader.valueOrNull(in, readers[position]);
            }
        }
        try {
            return constructor.newInstance(values);
        } catch (InvocationTargetException | IllegalArgumentException unfit) {
            throw new UnreadableResponseException("a required member is missing or invalid");
        } catch (ReflectiveOperationException inaccessible) {
            throw new IllegalStateException(constructor.getDeclaringClass() + " cannot be created", inaccessible);
        }
    }

    String name(int position) {
        return names[position];
    }

    int size() {
        return names.length;
    }

    /** Returns the value of a component. */
    @Nullable
    Object value(Object of, int position) throws InvocationTargetException {
        try {
            return accessors[position].invoke(of, NO_ARGUMENTS);
        } catch (IllegalAccessException inaccessible) {
            throw new IllegalStateException(accessors[position] + " cannot be called", inaccessible);
        }
    }
}
