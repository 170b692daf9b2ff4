/** Releases from a mirror: found, downloaded, verified and kept. */
package io.jenkins.plugins.monitoringimages.release.download;
