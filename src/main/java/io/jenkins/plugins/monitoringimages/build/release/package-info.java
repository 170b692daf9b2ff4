/** The releases that a build needs: found, verified and looked through. */
package io.jenkins.plugins.monitoringimages.build.release;
