package org.warta.enricher.command;

import java.io.PrintStream;
import java.nio.charset.StandardCharsets;
import me.tongfei.progressbar.ConsoleProgressBarConsumer;
import me.tongfei.progressbar.ProgressBar;
import me.tongfei.progressbar.ProgressBarBuilder;
import me.tongfei.progressbar.ProgressBarStyle;
import org.jspecify.annotations.Nullable;
import org.warta.enricher.linear.Progress;

/** A progress bar on standard error; nothing at all when no person looks at it. Close it when the work is done. */
final class TrainingBar implements Progress, AutoCloseable {
    private static final int WIDTH_CHARACTERS = 80;
    private static final int REDRAW_MILLIS = 250;

    private final @Nullable ProgressBar bar;

    TrainingBar(String task, Console console) {
        bar = console.terminal()
                ? new ProgressBarBuilder()
                        .setTaskName(task)
                        .setInitialMax(1)
                        .setStyle(ProgressBarStyle.ASCII)
                        .setUpdateIntervalMillis(REDRAW_MILLIS)
                        .setConsumer(new ConsoleProgressBarConsumer(
                                new PrintStream(System.err, true, StandardCharsets.UTF_8), WIDTH_CHARACTERS))
                        .build()
                : null;
    }

    @Override
    public void step(int done, int all) {
        if (bar != null) {
            bar.maxHint(all);
            bar.stepTo(done);
        }
    }

    @Override
    public void close() {
        if (bar != null) {
            bar.close();
        }
    }
}
