/** A release's own checker of configurations, such as promtool: run with limits, its findings understood. */
package io.jenkins.plugins.monitoringimages.checker;
