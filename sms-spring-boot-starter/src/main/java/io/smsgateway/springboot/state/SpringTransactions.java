package io.smsgateway.springboot.state;

import io.smsgateway.jdbc.CallerConnections;
import java.util.function.Function;
import java.util.function.UnaryOperator;
import javax.sql.DataSource;

/**
 * How stores take part in the transactions of Spring, where {@code spring-jdbc} is on the class path.
 *
 * @param target returns the data source for transactions of the stores' own
 * @param callers returns the connections of the caller's transactions
 */
record SpringTransactions(UnaryOperator<DataSource> target, Function<DataSource, CallerConnections> callers) {}
