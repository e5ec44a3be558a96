package io.smsgateway.benchmarks;

import java.lang.reflect.InvocationTargetException;
import java.lang.reflect.Method;
import java.lang.reflect.Proxy;
import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.Statement;
import java.util.Locale;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.atomic.LongAdder;
import javax.sql.DataSource;

/** Counts the statements that are executed by the connections of a source. */
final class CountingDataSource {

    private final Map<String, LongAdder> counts = new ConcurrentHashMap<>();

    DataSource around(DataSource source) {
        return proxy(DataSource.class, source, "");
    }

    void reset() {
        counts.clear();
    }

    long count() {
        return counts.values().stream().mapToLong(LongAdder::sum).sum();
    }

    /** Prints each statement and how often it was executed a second. */
    void print(int seconds) {
        counts.forEach((sql, count) -> {
            String line = sql.strip().replaceAll("\\s+", " ");
            System.out.printf(
                    Locale.ROOT,
                    "  %.2f/s %s%n",
                    count.sum() / (double) seconds,
                    line.substring(0, Math.min(100, line.length())));
        });
    }

    private <T> T proxy(Class<T> type, T target, String sql) {
        return type.cast(Proxy.newProxyInstance(
                type.getClassLoader(), new Class<?>[] {type}, (proxy, method, arguments) -> {
                    Object result = call(target, method, arguments);
                    if (method.getName().startsWith("execute")) {
                        String executed = arguments != null && arguments[0] instanceof String text ? text : sql;
                        counts.computeIfAbsent(executed, text -> new LongAdder())
                                .increment();
                    }
                    if (result instanceof Connection connection) {
                        return proxy(Connection.class, connection, "");
                    }
                    if (result instanceof PreparedStatement statement) {
                        return proxy(PreparedStatement.class, statement, String.valueOf(arguments[0]));
                    }
                    if (result instanceof Statement statement) {
                        return proxy(Statement.class, statement, "");
                    }
                    return result;
                }));
    }

    private static Object call(Object target, Method method, Object[] arguments) throws Throwable {
        try {
            return method.invoke(target, arguments);
        } catch (InvocationTargetException failed) {
            throw failed.getCause();
        }
    }
}
