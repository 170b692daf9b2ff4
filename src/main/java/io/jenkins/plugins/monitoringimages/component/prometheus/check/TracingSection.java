package io.jenkins.plugins.monitoringimages.component.prometheus.check;

import io.jenkins.plugins.monitoringimages.component.http.Headers;
import io.jenkins.plugins.monitoringimages.component.http.HttpClientSection;
import io.jenkins.plugins.monitoringimages.yaml.Rules;
import io.jenkins.plugins.monitoringimages.yaml.Scalars;
import io.jenkins.plugins.monitoringimages.yaml.Section;
import io.jenkins.plugins.monitoringimages.yaml.Shape;
import java.util.List;

/** Where Prometheus sends traces of itself. */
final class TracingSection {

    static final Section TRACING = Section.named("the tracing section")
            .keys(Scalars.oneOf("an unknown tracing client type", List.of("http", "grpc")), "client_type")
            .keys(Scalars.TEXT, "endpoint")
            .keys(Scalars.NUMBER, "sampling_fraction")
            .keys(Scalars.BOOLEAN, "insecure")
            .keys(HttpClientSection.TLS, "tls_config")
            .keys(Shape.mapOf(Headers.OF_REMOTE, Scalars.SECRET), "headers")
            .keys(Scalars.oneOfOrEmpty("an invalid compression type", List.of("gzip")), "compression")
            .keys(Scalars.DURATION, "timeout")
            .rule(Rules.required("endpoint", "tracing endpoint must be set"))
            .build();

    private TracingSection() {}
}
