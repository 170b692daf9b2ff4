/** The configuration of Prometheus: generated from values, and checked by the rules that Prometheus applies. */
package io.jenkins.plugins.monitoringimages.component.prometheus;
