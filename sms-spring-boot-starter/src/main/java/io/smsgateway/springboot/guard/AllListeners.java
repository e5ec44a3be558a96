package io.smsgateway.springboot.guard;

import io.smsgateway.guard.GuardListener;
import io.smsgateway.guard.GuardRule;
import io.smsgateway.guard.PrefixBlock;
import java.math.BigDecimal;
import java.time.Duration;
import java.util.List;
import java.util.function.Consumer;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** Passes each event to all listeners; what one throws is kept from the others. */
record AllListeners(List<GuardListener> listeners) implements GuardListener {

    private static final Logger LOG = LoggerFactory.getLogger(GuardListener.class);

    @Override
    public void refused(GuardRule rule, String country, boolean dryRun) {
        each(listener -> listener.refused(rule, country, dryRun));
    }

    @Override
    public void spendNearCap(Duration window, BigDecimal spent, BigDecimal cap) {
        each(listener -> listener.spendNearCap(window, spent, cap));
    }

    @Override
    public void conversionLow(PrefixBlock block, long sent, long verified, boolean blocking) {
        each(listener -> listener.conversionLow(block, sent, verified, blocking));
    }

    @Override
    public void storeFailed(RuntimeException failure) {
        each(listener -> listener.storeFailed(failure));
    }

    private void each(Consumer<GuardListener> event) {
        for (GuardListener listener : listeners) {
            try {
                event.accept(listener);
            } catch (RuntimeException bug) {
                LOG.warn("A listener of the guard threw {}", bug.getClass().getName());
            }
        }
    }
}
