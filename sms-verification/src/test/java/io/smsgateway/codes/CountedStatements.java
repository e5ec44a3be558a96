package io.smsgateway.codes;

import java.lang.reflect.InvocationTargetException;
import java.lang.reflect.Method;
import java.lang.reflect.Proxy;
import java.sql.Connection;
import java.util.Set;
import java.util.concurrent.atomic.AtomicInteger;
import javax.sql.DataSource;
import org.jspecify.annotations.Nullable;

/** Counts the statements of the connections of a data source, and what else costs a round trip. */
final class CountedStatements {

    private static final Set<String> ROUND_TRIPS =
            Set.of("prepareStatement", "createStatement", "prepareCall", "commit", "rollback", "isValid");

    private final AtomicInteger count = new AtomicInteger();

    int count() {
        return count.get();
    }

    void reset() {
        count.set(0);
    }

    DataSource of(DataSource dataSource) {
        return proxy(DataSource.class, dataSource);
    }

    private <T> T proxy(Class<T> type, Object target) {
        return type.cast(Proxy.newProxyInstance(
                type.getClassLoader(), new Class<?>[] {type}, (proxy, method, arguments) -> {
                    if (ROUND_TRIPS.contains(method.getName())) {
                        count.incrementAndGet();
                    }
                    Object result = invoke(target, method, arguments);
                    return result instanceof Connection ? proxy(Connection.class, result) : result;
                }));
    }

    private static @Nullable Object invoke(Object target, Method method, @Nullable Object @Nullable [] arguments)
            throws Throwable {
        try {
            return method.invoke(target, arguments);
        } catch (InvocationTargetException failed) {
            throw failed.getCause();
        }
    }
}
