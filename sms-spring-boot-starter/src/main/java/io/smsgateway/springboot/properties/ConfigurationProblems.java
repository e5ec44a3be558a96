package io.smsgateway.springboot.properties;

import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.function.Supplier;
import org.jspecify.annotations.Nullable;

/** Mistakes in the configuration, collected so that one start reports all of them. Internal: may change without notice. */
public final class ConfigurationProblems {

    private final Map<String, InvalidConfigurationException> found = new LinkedHashMap<>();

    /** Creates an empty collection. */
    public ConfigurationProblems() {}

    /** Adds a mistake; the same one is kept once. */
    public void add(InvalidConfigurationException problem) {
        found.putIfAbsent(problem.property() + "\n" + problem.getMessage(), problem);
    }

    /** Adds the mistakes of another collection. */
    public void addAll(ConfigurationProblems others) {
        others.found.values().forEach(this::add);
    }

    /** Runs code and collects its mistake; returns null where there is one. */
    public <T> @Nullable T collect(Supplier<T> code) {
        try {
            return code.get();
        } catch (InvalidConfigurationException invalid) {
            invalid.all().forEach(this::add);
            return null;
        }
    }

    /** Returns whether there are no mistakes. */
    public boolean isEmpty() {
        return found.isEmpty();
    }

    /** Returns whether there is a mistake at this property. */
    boolean concern(String property) {
        return found.values().stream().anyMatch(problem -> problem.property().equals(property));
    }

    /** Throws one failure with all mistakes, if there are any. */
    public void throwIfAny() {
        List<InvalidConfigurationException> all = List.copyOf(found.values());
        if (all.size() == 1) {
            throw all.get(0);
        }
        if (!all.isEmpty()) {
            throw InvalidConfigurationException.of(all);
        }
    }

    @Override
    public String toString() {
        return "ConfigurationProblems"
                + found.values().stream()
                        .map(InvalidConfigurationException::property)
                        .toList();
    }
}
