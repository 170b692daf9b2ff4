/** What the command line is told: its environment, its files and its options. */
package io.jenkins.plugins.monitoringimages.cli.input;
