/** The command line over the core: the same names and rules as the plugin, without Jenkins. */
package io.jenkins.plugins.monitoringimages.cli;
