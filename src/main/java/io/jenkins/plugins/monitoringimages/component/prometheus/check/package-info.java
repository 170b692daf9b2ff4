/** The configuration of Prometheus, checked by the rules that Prometheus applies. */
package io.jenkins.plugins.monitoringimages.component.prometheus.check;
