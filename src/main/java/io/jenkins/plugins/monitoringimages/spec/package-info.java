/** What a user says, as values that are checked and can be sent to another machine. */
package io.jenkins.plugins.monitoringimages.spec;
