package io.smsgateway.client;

import ch.qos.logback.classic.Level;
import ch.qos.logback.classic.Logger;
import ch.qos.logback.classic.spi.ILoggingEvent;
import ch.qos.logback.core.read.ListAppender;
import java.util.List;
import org.slf4j.LoggerFactory;

/** Log of a class, at every level, until it is closed. */
final class CapturedLog implements AutoCloseable {

    private final ListAppender<ILoggingEvent> logged = new ListAppender<>();
    private final Logger log;
    private final Level before;

    CapturedLog(Class<?> type) {
        log = (Logger) LoggerFactory.getLogger(type);
        before = log.getLevel();
        logged.start();
        log.setLevel(Level.DEBUG);
        log.addAppender(logged);
    }

    List<ILoggingEvent> events() {
        return List.copyOf(logged.list);
    }

    /** Returns level and message of each event, and forgets them. */
    List<String> take() {
        List<String> lines = logged.list.stream()
                .map(event -> event.getLevel() + " " + event.getFormattedMessage())
                .toList();
        logged.list.clear();
        return lines;
    }

    @Override
    public void close() {
        log.detachAppender(logged);
        log.setLevel(before);
    }
}
