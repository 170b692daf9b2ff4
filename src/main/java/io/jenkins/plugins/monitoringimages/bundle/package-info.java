/** A component for a host without containers: its release, a unit of systemd and two scripts, as one archive. */
package io.jenkins.plugins.monitoringimages.bundle;
