package io.jenkins.plugins.monitoringimages.component.prometheus.discovery;

import io.jenkins.plugins.monitoringimages.yaml.Section;
import io.jenkins.plugins.monitoringimages.yaml.Shape;
import java.util.Map;
import java.util.TreeMap;

/**
 * Every kind of service discovery that a version of Prometheus 2 or 3 has. What a kind takes is the sum of what its
 * versions take.
 *
 * @see <a href="https://github.com/prometheus/prometheus/tree/main/discovery">Prometheus, discovery</a>
 */
public final class ServiceDiscovery {

    /** The keys {@code static_configs} and {@code *_sd_configs}, to be written among those of another section. */
    public static final Section KEYS = keys();

    private ServiceDiscovery() {}

    /** All kinds, by the name that stands before {@code _sd_configs}. */
    private static Map<String, Section> kinds() {
        Map<String, Section> kinds = new TreeMap<>();
        kinds.putAll(AmazonDiscovery.KINDS);
        kinds.putAll(CloudDiscovery.KINDS);
        kinds.putAll(ContainerDiscovery.KINDS);
        kinds.putAll(HostingDiscovery.KINDS);
        kinds.putAll(ListDiscovery.KINDS);
        kinds.putAll(RegistryDiscovery.KINDS);
        return kinds;
    }

    private static Section keys() {
        Section.Builder section = Section.named("a discovery configuration")
                .keys(Shape.listOf(TargetGroups.GROUP, "empty or null section in static_configs"), "static_configs");
        kinds().forEach((name, kind) -> {
            String key = name + "_sd_configs";
            section.keys(Shape.listOf(kind, "empty or null section in " + key), key);
        });
        return section.build();
    }
}
