/** The port through which the engine speaks while it works; whoever hosts it decides what is shown, and how. */
package io.jenkins.plugins.monitoringimages.event;
