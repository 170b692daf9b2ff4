/** How Prometheus finds its targets: static ones, and every kind of service discovery, described as data. */
package io.jenkins.plugins.monitoringimages.component.prometheus.discovery;
