package org.warta.reader.index;

import org.springframework.boot.health.contributor.AbstractHealthIndicator;
import org.springframework.boot.health.contributor.Health;
import org.springframework.boot.health.contributor.Status;
import org.warta.reader.index.SearchIndex.Progress;

/** Up once the index has caught up with the database; out of service while it is being built or opened. */
final class IndexHealth extends AbstractHealthIndicator {
    private final SearchIndex index;

    IndexHealth(SearchIndex index) {
        super("the index's state cannot be read");
        this.index = index;
    }

    @Override
    protected void doHealthCheck(Health.Builder builder) {
        Progress progress = index.progress();
        builder.status(progress.ready() ? Status.UP : Status.OUT_OF_SERVICE)
                .withDetail("articles", progress.articles())
                .withDetail("expected", progress.expected());
        if (progress.caughtUpAt() != null) {
            builder.withDetail("caughtUpAt", progress.caughtUpAt());
        }
        if (progress.trouble() != null) {
            builder.withDetail("trouble", progress.trouble());
        }
    }
}
