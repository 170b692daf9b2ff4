package io.jenkins.plugins.monitoringimages.component.prometheus.check;

import io.jenkins.plugins.monitoringimages.component.http.CloudAuthSections;
import io.jenkins.plugins.monitoringimages.component.http.HttpClientSection;
import io.jenkins.plugins.monitoringimages.yaml.Rules;
import io.jenkins.plugins.monitoringimages.yaml.Scalars;
import io.jenkins.plugins.monitoringimages.yaml.Section;
import io.jenkins.plugins.monitoringimages.yaml.Shape;
import java.util.List;

/** Where alerts are sent, and how they are relabeled before. */
final class AlertingSection {

    private static final Section ALERTMANAGER = Section.named("an Alertmanager config")
            .keys(Scalars.TEXT, "scheme", "path_prefix")
            .keys(Scalars.DURATION, "timeout")
            .keys(Scalars.oneOf("an unknown Alertmanager api version", List.of("v1", "v2")), "api_version")
            .keys(CloudAuthSections.SIGV4, "sigv4")
            .keys(RelabelSection.rules("Alertmanager target relabeling"), "relabel_configs")
            .keys(RelabelSection.rules("Alertmanager alert relabeling"), "alert_relabel_configs")
            .with(HttpClientSection.HTTP_CLIENT)
            .with(TargetsSection.DISCOVERY)
            .rule(Rules.atMostOneOf("basic_auth", "authorization", "oauth2", "sigv4"))
            .build();

    static final Section ALERTING = Section.named("the alerting section")
            .keys(RelabelSection.rules("alert relabeling"), "alert_relabel_configs")
            .keys(Shape.listOf(ALERTMANAGER, "empty or null Alertmanager config section"), "alertmanagers")
            .build();

    private AlertingSection() {}
}
