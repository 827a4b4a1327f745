package org.warta.platform.service;

import java.util.Map;
import org.springframework.boot.Banner;
import org.springframework.boot.SpringApplication;

/** Makes the Spring application of a service: the same whether it runs alone or beside others in one process. */
public final class ServiceApplication {
    private ServiceApplication() {}

    /**
     * The application of a service, ready to run. Its configuration is {@code <name>.yml} on the class path, so that
     * several services in one process keep apart, and wherever else Spring Boot looks for that name.
     */
    public static SpringApplication of(Class<?> application, String name) {
        SpringApplication service = new SpringApplication(application);
        service.setBannerMode(Banner.Mode.OFF);
        service.setDefaultProperties(Map.of("spring.config.name", name, "spring.application.name", "warta-" + name));
        return service;
    }
}
