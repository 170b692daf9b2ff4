package io.jenkins.plugins.monitoringimages.component;

/** What a member of a stack offers to the others; a component file says so as {@code offers}. */
public enum Offer {
    /** It takes alerts over the API of Alertmanager. */
    ALERTS,
    /** It shows dashboards to people. */
    DASHBOARDS,
    /** It probes other servers when it is asked to, as blackbox_exporter does. */
    PROBES,
    /** It answers queries over the API of Prometheus. */
    QUERIES
}
