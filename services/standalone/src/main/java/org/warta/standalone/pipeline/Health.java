package org.warta.standalone.pipeline;

import java.util.ArrayList;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;
import java.util.stream.Collectors;
import org.springframework.boot.health.actuate.endpoint.CompositeHealthDescriptor;
import org.springframework.boot.health.actuate.endpoint.HealthDescriptor;
import org.springframework.boot.health.actuate.endpoint.HealthEndpoint;
import org.springframework.boot.health.contributor.Status;

/** Tells when a service has failed or has recovered. */
public final class Health {
    private final Services services;
    private final Map<Service, String> ailments = new EnumMap<>(Service.class);

    public Health(Services services) {
        this.services = services;
    }

    /** A sentence for each change since the last call; none while all is as it was. */
    public List<String> changes() {
        List<String> changes = new ArrayList<>();
        for (Service service : Service.values()) {
            String ailment = ailment(
                    services.context(service).getBean(HealthEndpoint.class).health());
            String before = ailments.put(service, ailment);
            if (!ailment.equals(before == null ? "" : before)) {
                changes.add(
                        ailment.isEmpty()
                                ? "the " + service.title() + " works again"
                                : "the " + service.title() + " is in trouble (" + ailment
                                        + "): the log has the details");
            }
        }
        return changes;
    }

    /** Names of the parts that are not well; empty when all are. */
    private static String ailment(HealthDescriptor health) {
        if (health.getStatus().equals(Status.UP)) {
            return "";
        }
        Map<String, HealthDescriptor> parts =
                health instanceof CompositeHealthDescriptor composite ? composite.getComponents() : null;
        if (parts == null) {
            return health.getStatus().getCode();
        }
        return parts.entrySet().stream()
                .filter(part -> !part.getValue().getStatus().equals(Status.UP))
                .map(Map.Entry::getKey)
                .collect(Collectors.joining(", "));
    }
}
