package io.jenkins.plugins.monitoringimages.plugin.form;

import io.jenkins.plugins.monitoringimages.component.catalog.ComponentCatalog;
import io.jenkins.plugins.monitoringimages.model.ReleaseVersion;
import java.util.List;

/** Releases that the form offers; any other one can be typed. */
public final class KnownVersions {

    private KnownVersions() {}

    /** @return newest first; empty for a component that is not in the catalog */
    public static List<String> of(String component) {
        return ComponentCatalog.find(component)
                .map(found -> found.availability().offered().stream().map(ReleaseVersion::toString).toList())
                .orElse(List.of());
    }
}
