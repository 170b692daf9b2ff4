/** The one pass over a release's tarball, and what it refuses. */
package io.jenkins.plugins.monitoringimages.release.tarball;
