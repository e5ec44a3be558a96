package io.smsgateway.simulator.internal;

import java.util.ArrayList;
import java.util.List;
import java.util.function.Consumer;

/** A part of a simulated vendor, whose settings and content return to their initial state with a reset. */
public abstract class Resettable {

    /** A value that a test can change; safe for concurrent use. */
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

        private void reset() {
            value = initial;
        }
    }

    private final List<Runnable> resets = new ArrayList<>();

    /** Returns a setting with this default, which a reset restores. */
    protected final <T> Setting<T> setting(T initial) {
        Setting<T> setting = new Setting<>(initial);
        resets.add(setting::reset);
        return setting;
    }

    /** Returns this content, which a reset clears under the lock of this part. */
    protected final <C> C cleared(C content, Consumer<C> clear) {
        resets.add(() -> clear.accept(content));
        return content;
    }

    /** Returns this part, which is reset with the whole. */
    protected final <P extends Resettable> P part(P part) {
        resets.add(part::reset);
        return part;
    }

    final synchronized void reset() {
        resets.forEach(Runnable::run);
        restore();
    }

    /** Restores the initial content after settings and content are cleared; does nothing by default. */
    protected void restore() {}
}
