/** Grafana: what it is provisioned with. */
package io.jenkins.plugins.monitoringimages.component.grafana;
