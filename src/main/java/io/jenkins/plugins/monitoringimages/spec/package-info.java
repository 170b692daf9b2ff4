/** What a user says, read with all its problems at once. */
package io.jenkins.plugins.monitoringimages.spec;
