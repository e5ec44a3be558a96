package io.smsgateway.client;

import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** Logs where a logger that throws must cost neither a result nor a permit. */
final class SafeLogger {

    private final Logger log;

    SafeLogger(Class<?> name) {
        this.log = LoggerFactory.getLogger(name);
    }

    void debug(String format, Object... arguments) {
        quietly(() -> log.debug(format, arguments));
    }

    void info(String format, Object... arguments) {
        quietly(() -> log.info(format, arguments));
    }

    void warn(String format, Object... arguments) {
        quietly(() -> log.warn(format, arguments));
    }

    void error(String format, Object... arguments) {
        quietly(() -> log.error(format, arguments));
    }

    private static void quietly(Runnable logging) {
        try {
            logging.run();
        } catch (Throwable failed) {
            // there is no other place to log it
        }
    }
}
