package org.warta.standalone.console;

import ch.qos.logback.classic.Level;
import ch.qos.logback.classic.spi.ILoggingEvent;
import ch.qos.logback.core.AppenderBase;
import java.util.concurrent.atomic.AtomicLong;

/** Counts warnings and errors, so that the terminal can say that there is something to read in the log. */
public final class WarningCounter extends AppenderBase<ILoggingEvent> {
    private final AtomicLong count = new AtomicLong();

    @Override
    protected void append(ILoggingEvent event) {
        if (event.getLevel().isGreaterOrEqual(Level.WARN)) {
            count.incrementAndGet();
        }
    }

    long count() {
        return count.get();
    }
}
