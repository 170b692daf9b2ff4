/** The freestyle build step and the Pipeline step that make a stack, which share their arguments, their form and what they do. */
package io.jenkins.plugins.monitoringimages.plugin.stack;
