/** The system configuration: defaults and limits for all jobs. */
package io.jenkins.plugins.monitoringimages.plugin.config;
