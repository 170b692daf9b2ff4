/** Release tarballs: where they come from, how they are proven, kept and read. */
package io.jenkins.plugins.monitoringimages.release;
