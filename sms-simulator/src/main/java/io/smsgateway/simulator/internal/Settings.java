package io.smsgateway.simulator.internal;

import java.util.List;
import java.util.concurrent.CopyOnWriteArrayList;

/** The settings of a simulated vendor, which a reset returns to their defaults. Safe for concurrent use. */
public final class Settings {

    /** A value that a test can change. */
    public static final class Setting<T> {

        private final T initial;
        private volatile T value;

        private Setting(T initial) {
            this.initial = initial;
            this.value = initial;
        }

        /** Returns the current value. */
        public T get() {
            return value;
        }

        /** Replaces the value until the next change or reset. */
        public void set(T next) {
            value = next;
        }
    }

    private final List<Setting<?>> all = new CopyOnWriteArrayList<>();

    /** Adds a setting with this default. */
    public <T> Setting<T> add(T initial) {
        Setting<T> setting = new Setting<>(initial);
        all.add(setting);
        return setting;
    }

    /** Returns every setting to its default. */
    public void reset() {
        all.forEach(Settings::reset);
    }

    private static <T> void reset(Setting<T> setting) {
        setting.value = setting.initial;
    }
}
