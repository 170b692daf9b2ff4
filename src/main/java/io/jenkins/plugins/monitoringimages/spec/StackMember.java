package io.jenkins.plugins.monitoringimages.spec;

import io.jenkins.plugins.monitoringimages.model.ScrapeTarget;
import java.io.Serializable;
import java.util.Collections;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;

/**
 * One component of a stack, with its wiring.
 *
 * @param name by which the others reach it
 * @param build how its images, or its bundles, are made
 * @param port on which it serves HTTP, 1 to 65535
 * @param hosts where it runs outside of containers; empty for a member that is an image
 * @param published the address and port at which the machine publishes it, such as {@code 127.0.0.1:3000}; empty for none
 * @param secrets files with secrets, relative to the stack's directory, by the name that each has below {@code /run/secrets}
 */
public record StackMember(
        String name,
        BuildSpec build,
        int port,
        List<ScrapeTarget> hosts,
        String published,
        Map<String, String> secrets)
        implements Serializable {

    private static final long serialVersionUID = 1L;

    public StackMember {
        hosts = List.copyOf(hosts);
        secrets = Collections.unmodifiableMap(new TreeMap<>(secrets));
    }

    /** The same, made in another way. */
    public StackMember withBuild(BuildSpec other) {
        return new StackMember(name, other, port, hosts, published, secrets);
    }

    @Override
    public String toString() {
        return name;
    }

    /** Whether it is delivered as a bundle for hosts, and not as an image. */
    public boolean onHosts() {
        return !hosts.isEmpty();
    }
}
