/** When somebody is told about a run, and what. */
package io.jenkins.plugins.monitoringimages.engine.notify;
