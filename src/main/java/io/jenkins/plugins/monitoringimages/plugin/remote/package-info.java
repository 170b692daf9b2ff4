/** The part of a build that runs on the agent, and the check of what comes back from there. */
package io.jenkins.plugins.monitoringimages.plugin.remote;
