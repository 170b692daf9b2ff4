/**
 * When somebody is told about a run, and what: events to choose from, the policy that picks at most one of them, what
 * is known of the run, and the port through which it is told. Says nothing about how a message looks or travels.
 */
package io.jenkins.plugins.monitoringimages.notify;
