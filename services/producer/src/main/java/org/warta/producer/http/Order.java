package org.warta.producer.http;

import java.util.HashMap;
import java.util.Map;
import java.util.concurrent.CompletableFuture;
import java.util.function.Supplier;

/** Keeps what one request hands on to another instance in its order, a partition at a time. */
final class Order {
    private final Map<Integer, CompletableFuture<?>> last = new HashMap<>();

    /** Does something once the last of that partition is done, however that ended. */
    synchronized <T> CompletableFuture<T> after(int partition, Supplier<CompletableFuture<T>> next) {
        CompletableFuture<?> before = last.getOrDefault(partition, CompletableFuture.completedFuture(null));
        CompletableFuture<T> done =
                before.handle((result, failure) -> failure == null).thenCompose(ended -> next.get());
        last.put(partition, done);
        return done;
    }
}
