package io.smsgateway;

import io.micrometer.context.ContextSnapshot;
import io.micrometer.context.ContextSnapshotFactory;
import java.util.Map;
import java.util.concurrent.Executor;
import org.jspecify.annotations.Nullable;
import org.slf4j.MDC;

/**
 * Executor whose tasks run with the MDC of the thread that submits them, and with its observation context where
 * Micrometer's context propagation is on the class path.
 *
 * @param delegate runs the tasks
 */
record CallerContext(Executor delegate) implements Executor {

    private static final boolean HAS_SNAPSHOTS = hasSnapshots();

    private static boolean hasSnapshots() {
        try {
            Class.forName("io.micrometer.context.ContextSnapshotFactory", false, CallerContext.class.getClassLoader());
            return true;
        } catch (ClassNotFoundException | LinkageError absent) {
            return false;
        }
    }

    /** A class of its own, which is loaded only where the library is present. */
    private static final class Snapshots {

        private static final ContextSnapshotFactory FACTORY =
                ContextSnapshotFactory.builder().build();

        private Snapshots() {}

        static Executor capture() {
            ContextSnapshot caller = FACTORY.captureAll();
            return task -> caller.wrap(task).run();
        }
    }

    /** Returns what runs tasks at once, on the thread that submits them, with the context of the current thread. */
    static Executor capture() {
        Map<String, String> caller = MDC.getCopyOfContextMap();
        Executor snapshot = HAS_SNAPSHOTS ? Snapshots.capture() : Runnable::run;
        return task -> {
            Map<String, String> before = MDC.getCopyOfContextMap();
            set(caller);
            try {
                snapshot.execute(task);
            } finally {
                set(before);
            }
        };
    }

    @Override
    public void execute(Runnable task) {
        Executor caller = capture();
        delegate.execute(() -> caller.execute(task));
    }

    private static void set(@Nullable Map<String, String> values) {
        if (values == null) {
            MDC.clear();
        } else {
            MDC.setContextMap(values);
        }
    }
}
