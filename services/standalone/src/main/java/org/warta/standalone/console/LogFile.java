package org.warta.standalone.console;

import ch.qos.logback.classic.Level;
import ch.qos.logback.classic.Logger;
import ch.qos.logback.classic.LoggerContext;
import ch.qos.logback.classic.encoder.PatternLayoutEncoder;
import ch.qos.logback.classic.spi.ILoggingEvent;
import ch.qos.logback.core.rolling.FixedWindowRollingPolicy;
import ch.qos.logback.core.rolling.RollingFileAppender;
import ch.qos.logback.core.rolling.SizeBasedTriggeringPolicy;
import ch.qos.logback.core.util.FileSize;
import java.nio.file.Path;
import java.util.Map;
import java.util.Objects;
import org.slf4j.LoggerFactory;
import org.slf4j.bridge.SLF4JBridgeHandler;

/** The log of the whole process: one file under the data directory, and nothing on the terminal. */
public final class LogFile {
    private static final String PATTERN = "%d{yyyy-MM-dd'T'HH:mm:ss.SSSXXX} %-5level [%thread] %logger{40} : %msg%n";
    private static final long SIZE_LIMIT_BYTES = 10 * 1024 * 1024;
    private static final int OLD_FILES = 3;

    private final Path file;
    private final WarningCounter counter;

    private LogFile(Path file, WarningCounter counter) {
        this.file = file;
        this.counter = counter;
    }

    /**
     * Opens the log for the process. Spring Boot is told to leave logging alone: each of the applications would set it up
     * anew and undo what the one before has set up.
     *
     * @param levels level by logger name, as in {@code logging.level.*}
     */
    public static LogFile open(Path directory, Map<String, String> levels) {
        System.setProperty("org.springframework.boot.logging.LoggingSystem", "none");
        SLF4JBridgeHandler.removeHandlersForRootLogger(); // which print to the terminal
        SLF4JBridgeHandler.install();
        LoggerContext context = (LoggerContext) LoggerFactory.getILoggerFactory();
        levels.forEach((logger, level) -> context.getLogger(logger).setLevel(Level.toLevel(level)));
        Path file = directory.resolve("warta.log");
        Logger root = context.getLogger(org.slf4j.Logger.ROOT_LOGGER_NAME);
        root.addAppender(rolling(context, file.toString()));
        return new LogFile(file, (WarningCounter) Objects.requireNonNull(root.getAppender("warnings")));
    }

    public Path file() {
        return file;
    }

    /** Warnings and errors logged since the start. */
    public long warnings() {
        return counter.count();
    }

    private static RollingFileAppender<ILoggingEvent> rolling(LoggerContext context, String file) {
        RollingFileAppender<ILoggingEvent> appender = new RollingFileAppender<>();
        appender.setContext(context);
        appender.setFile(file);
        PatternLayoutEncoder encoder = new PatternLayoutEncoder();
        encoder.setContext(context);
        encoder.setPattern(PATTERN);
        encoder.start();
        FixedWindowRollingPolicy names = new FixedWindowRollingPolicy();
        names.setContext(context);
        names.setParent(appender);
        names.setFileNamePattern(file + ".%i");
        names.setMinIndex(1);
        names.setMaxIndex(OLD_FILES);
        names.start();
        SizeBasedTriggeringPolicy<ILoggingEvent> limit = new SizeBasedTriggeringPolicy<>();
        limit.setContext(context);
        limit.setMaxFileSize(new FileSize(SIZE_LIMIT_BYTES));
        limit.start();
        appender.setEncoder(encoder);
        appender.setRollingPolicy(names);
        appender.setTriggeringPolicy(limit);
        appender.start();
        return appender;
    }
}
