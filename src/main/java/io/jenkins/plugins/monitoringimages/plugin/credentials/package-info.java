/** Secrets and connections that only the controller knows, resolved for a run before anything is sent to an agent. */
package io.jenkins.plugins.monitoringimages.plugin.credentials;
