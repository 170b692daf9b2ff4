/** The freestyle build step and the Pipeline step, which share their arguments, their form and what they do. */
package io.jenkins.plugins.monitoringimages.plugin.steps;
