/** {@code prometheus.yml}: from values to YAML, and a check that needs no Prometheus. */
package io.jenkins.plugins.monitoringimages.engine.config;
