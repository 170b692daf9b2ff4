/** The rule files that stand beside a configuration of Prometheus. */
package io.jenkins.plugins.monitoringimages.component.prometheus.rules;
