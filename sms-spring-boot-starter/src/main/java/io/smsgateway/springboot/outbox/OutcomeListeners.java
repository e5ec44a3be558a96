package io.smsgateway.springboot.outbox;

import io.smsgateway.outbox.OutboxEntry;
import io.smsgateway.outbox.OutcomeListener;
import java.lang.reflect.AnnotatedElement;
import java.sql.Connection;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import javax.sql.DataSource;
import org.jspecify.annotations.Nullable;
import org.springframework.beans.factory.config.ConfigurableListableBeanFactory;
import org.springframework.core.Ordered;
import org.springframework.core.annotation.Order;
import org.springframework.core.annotation.OrderUtils;

/** All listeners of the application, which share a transaction. */
final class OutcomeListeners implements OutcomeListener {

    /** A listener, and when it is called. */
    private record Listener(int order, OutcomeListener code) {}

    private final List<Listener> listeners;
    private final @Nullable OutcomeTransactions transactions;

    private OutcomeListeners(List<Listener> listeners, @Nullable OutcomeTransactions transactions) {
        this.listeners = listeners;
        this.transactions = transactions;
    }

    /** Returns what listens to outcomes, for messages; creates no bean. */
    static List<String> names(ConfigurableListableBeanFactory beans) {
        List<String> names = new ArrayList<>();
        for (String bean : beans.getBeanNamesForType(OutcomeListener.class, true, false)) {
            names.add("bean '" + bean + "'");
        }
        OutcomeMethod.find(beans).forEach(method -> names.add(method.toString()));
        return names;
    }

    /**
     * Returns the listeners in their order; null where there are none.
     *
     * @param transactions those of Spring; null for transactions of the outbox
     */
    static @Nullable OutcomeListeners of(
            ConfigurableListableBeanFactory beans, @Nullable OutcomeTransactions transactions) {
        List<Listener> found = new ArrayList<>();
        beans.getBeansOfType(OutcomeListener.class)
                .forEach((name, bean) -> found.add(new Listener(order(beans, name, bean.getClass()), bean)));
        for (OutcomeMethod each : OutcomeMethod.find(beans)) {
            OutcomeMethod method = each.onProxy(beans);
            found.add(new Listener(
                    order(beans, each.bean(), each.method()), (connection, outcome) -> method.call(beans, outcome)));
        }
        found.sort(Comparator.comparingInt(Listener::order));
        return found.isEmpty() ? null : new OutcomeListeners(found, transactions);
    }

    private static int order(ConfigurableListableBeanFactory beans, String bean, AnnotatedElement element) {
        Integer own = OrderUtils.getOrder(element);
        if (own != null) {
            return own;
        }
        if (beans.isTypeMatch(bean, Ordered.class)) {
            return beans.getBean(bean, Ordered.class).getOrder();
        }
        Order order = beans.findAnnotationOnBean(bean, Order.class);
        return order == null ? Ordered.LOWEST_PRECEDENCE : order.value();
    }

    @Override
    public void onOutcome(Connection connection, OutboxEntry outcome) throws Exception {
        for (Listener listener : listeners) {
            listener.code().onOutcome(connection, outcome);
        }
        if (transactions != null) {
            transactions.flush();
        }
    }

    @Override
    public void inTransaction(DataSource dataSource, Work work) throws Exception {
        if (transactions == null) {
            OutcomeListener.super.inTransaction(dataSource, work);
        } else {
            transactions.run(work);
        }
    }
}
