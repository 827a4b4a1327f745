package org.warta.standalone.pipeline;

import java.util.EnumMap;
import java.util.Map;
import java.util.Objects;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionException;
import java.util.concurrent.ConcurrentHashMap;
import org.springframework.boot.SpringApplication;
import org.springframework.context.ConfigurableApplicationContext;
import org.springframework.core.env.ConfigurableEnvironment;
import org.springframework.core.env.MapPropertySource;
import org.warta.platform.service.ServiceApplication;

/** The Spring application of every service, each with its own context, configuration file and port. */
public final class Services implements AutoCloseable {
    private final Map<Service, ConfigurableApplicationContext> contexts;

    private Services(Map<Service, ConfigurableApplicationContext> contexts) {
        this.contexts = contexts;
    }

    /**
     * Starts the services at the same time, except that the reader and the replayer wait for the consumer, which
     * makes their tables and roles.
     *
     * @param token of whoever runs this process, for each of them
     * @param arguments command line, for each of them
     */
    public static Services start(Servers servers, Ports ports, OperatorToken token, String[] arguments) {
        Connections connections = new Connections(servers);
        Map<Service, ConfigurableApplicationContext> contexts = new ConcurrentHashMap<>();
        Map<Service, CompletableFuture<Void>> starts = new EnumMap<>(Service.class);
        for (Service service : Service.values()) {
            CompletableFuture<?> condition = service == Service.READER || service == Service.REPLAYER
                    ? Objects.requireNonNull(starts.get(Service.CONSUMER))
                    : CompletableFuture.completedFuture(null);
            starts.put(
                    service,
                    condition.thenRunAsync(
                            () -> contexts.put(
                                    service, run(service, connections.settings(service, ports), token, arguments)),
                            task -> new Thread(task, "start-" + service.title()).start()));
        }
        Services services = new Services(contexts);
        try {
            CompletableFuture.allOf(starts.values().toArray(CompletableFuture[]::new))
                    .join();
            return services;
        } catch (CompletionException e) {
            services.close();
            throw e.getCause() instanceof RuntimeException cause ? cause : e;
        }
    }

    public ConfigurableApplicationContext context(Service service) {
        return Objects.requireNonNull(contexts.get(service));
    }

    /** Where the service answers HTTP. */
    public String address(Service service) {
        return "http://localhost:" + context(service).getEnvironment().getRequiredProperty("local.server.port");
    }

    /** Stops all at the same time: each finishes what it has in hand, and none needs another for that. */
    @Override
    public void close() {
        CompletableFuture.allOf(contexts.entrySet().stream()
                        .map(entry -> CompletableFuture.runAsync(
                                entry.getValue()::close,
                                task -> new Thread(
                                                task, "stop-" + entry.getKey().title())
                                        .start()))
                        .toArray(CompletableFuture[]::new))
                .join();
    }

    private static ConfigurableApplicationContext run(
            Service service, Map<String, Object> settings, OperatorToken token, String[] arguments) {
        SpringApplication application = ServiceApplication.of(service.application(), service.title());
        application.setRegisterShutdownHook(false); // the order of stopping is decided elsewhere
        application.addInitializers(context -> {
            ConfigurableEnvironment environment = context.getEnvironment();
            settings.putAll(token.settings(environment));
            environment.getPropertySources().addFirst(new MapPropertySource("standalone", settings));
        });
        return application.run(arguments);
    }
}
