/** What the command line prints: reports and tables, for people and as JSON. */
package io.jenkins.plugins.monitoringimages.cli.output;
