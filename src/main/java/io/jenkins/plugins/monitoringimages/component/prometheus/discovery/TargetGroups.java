package io.jenkins.plugins.monitoringimages.component.prometheus.discovery;

import io.jenkins.plugins.monitoringimages.yaml.Scalars;
import io.jenkins.plugins.monitoringimages.yaml.Section;
import io.jenkins.plugins.monitoringimages.yaml.Shape;

/** Targets that share their labels: in {@code static_configs}, and in the files that {@code file_sd_configs} names. */
public final class TargetGroups {

    static final Section GROUP = Section.named("a static config")
            .keys(Shape.listOf(Scalars.TEXT, "empty list item; allowed: a target such as coop:8081"), "targets")
            .keys(Shape.mapOf(Scalars.LABEL_NAME, Scalars.LABEL_VALUE), "labels")
            .build();

    private TargetGroups() {}
}
