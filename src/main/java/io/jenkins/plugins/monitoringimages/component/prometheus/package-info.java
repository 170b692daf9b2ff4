/** The configuration of Prometheus, generated from values. */
package io.jenkins.plugins.monitoringimages.component.prometheus;
