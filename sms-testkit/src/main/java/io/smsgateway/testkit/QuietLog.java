package io.smsgateway.testkit;

import ch.qos.logback.classic.Level;
import ch.qos.logback.classic.Logger;
import ch.qos.logback.classic.spi.ILoggingEvent;
import ch.qos.logback.core.Appender;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.extension.AfterAllCallback;
import org.junit.jupiter.api.extension.BeforeAllCallback;
import org.junit.jupiter.api.extension.ExtensionContext;
import org.slf4j.LoggerFactory;

/** Detaches the appenders of the root logger while checks run, which cause hundreds of warnings on purpose. */
final class QuietLog implements BeforeAllCallback, AfterAllCallback {

    private final Logger root = (Logger) LoggerFactory.getLogger(org.slf4j.Logger.ROOT_LOGGER_NAME);
    private final List<Appender<ILoggingEvent>> appenders = new ArrayList<>();
    private Level level = Level.DEBUG;

    @Override
    public void beforeAll(ExtensionContext context) {
        root.iteratorForAppenders().forEachRemaining(appenders::add);
        level = root.getLevel();
        appenders.forEach(root::detachAppender);
        root.setLevel(Level.WARN);
    }

    @Override
    public void afterAll(ExtensionContext context) {
        root.setLevel(level);
        appenders.forEach(root::addAppender);
        appenders.clear();
    }
}
