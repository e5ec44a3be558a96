package io.smsgateway.springboot.properties;

import java.lang.reflect.Parameter;
import java.lang.reflect.RecordComponent;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import org.springframework.boot.context.properties.bind.DataObjectPropertyName;
import org.springframework.boot.context.properties.bind.Name;
import org.springframework.boot.context.properties.source.ConfigurationPropertyName;
import org.springframework.boot.context.properties.source.ConfigurationPropertyName.Form;
import org.springframework.core.ResolvableType;

/** The properties that there are, for people who wrote another. */
final class PropertyNames {

    private PropertyNames() {}

    /** Those at the first place in the name where there is none of the kind; empty where any name would do. */
    static Set<String> beside(ConfigurationPropertyName unknown) {
        ResolvableType type = ResolvableType.forClass(SmsGatewayProperties.class);
        for (int i = 1; i < unknown.getNumberOfElements(); i++) {
            Class<?> here = type.toClass();
            if (Map.class.isAssignableFrom(here)) {
                type = type.getGeneric(1);
            } else if (here.isRecord()) {
                Map<String, ResolvableType> parts = parts(here);
                String wanted = unknown.getElement(i, Form.UNIFORM);
                ResolvableType found = null;
                for (Map.Entry<String, ResolvableType> part : parts.entrySet()) {
                    if (part.getKey().replace("-", "").equals(wanted)) {
                        found = part.getValue();
                    }
                }
                if (found == null) {
                    return parts.keySet();
                }
                type = found;
            } else {
                return Set.of();
            }
        }
        return Set.of();
    }

    private static Map<String, ResolvableType> parts(Class<?> record) {
        Map<String, ResolvableType> parts = new TreeMap<>();
        RecordComponent[] components = record.getRecordComponents();
        Parameter[] parameters = record.getDeclaredConstructors()[0].getParameters();
        for (int i = 0; i < components.length; i++) {
            Name name = parameters[i].getAnnotation(Name.class);
            parts.put(
                    name == null ? DataObjectPropertyName.toDashedForm(components[i].getName()) : name.value(),
                    ResolvableType.forType(components[i].getGenericType()));
        }
        return parts;
    }
}
