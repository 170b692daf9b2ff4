package io.jenkins.plugins.monitoringimages.component.prometheus;

import io.jenkins.plugins.monitoringimages.component.Offer;
import io.jenkins.plugins.monitoringimages.component.Peer;
import io.jenkins.plugins.monitoringimages.model.ScrapeTarget;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/** What a member of a stack that generates this configuration gets for the others. */
public final class PrometheusWiring {

    private PrometheusWiring() {}

    /**
     * Every member is scraped under its own name, and those that take alerts get them.
     *
     * @param peers all members, itself included
     * @return values for {@code config} of its spec
     */
    public static Map<String, Object> settings(List<Peer> peers) {
        Map<String, Object> settings = new LinkedHashMap<>();
        List<String> alertmanagers = peers.stream()
                .filter(peer -> peer.offers().contains(Offer.ALERTS))
                .flatMap(peer -> peer.addresses().stream().map(ScrapeTarget::toString))
                .toList();
        if (!alertmanagers.isEmpty()) {
            settings.put("alertmanagers", alertmanagers);
        }
        settings.put("scrapeJobs", peers.stream()
                .map(peer -> Map.of(
                        "name", peer.name(),
                        "targets", peer.addresses().stream().map(ScrapeTarget::toString).toList()))
                .toList());
        return settings;
    }
}
