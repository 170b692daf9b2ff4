/** Release tarballs: where they come from, how they are verified, kept and read. */
package io.jenkins.plugins.monitoringimages.release;
