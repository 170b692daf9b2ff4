/** Where a registry is, who logs in there, and which certificates are trusted there. */
package io.jenkins.plugins.monitoringimages.oci.registry.login;
