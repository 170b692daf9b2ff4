/** The use case: from a plan to a monitoring image. Knows neither Jenkins nor a container engine's API nor Slack. */
package io.jenkins.plugins.monitoringimages.engine;
