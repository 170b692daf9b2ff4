/** Telling Slack about runs that build monitoring images: a post-build action, a Pipeline step, and their defaults. */
package io.jenkins.plugins.monitoringimages.plugin.notify;
