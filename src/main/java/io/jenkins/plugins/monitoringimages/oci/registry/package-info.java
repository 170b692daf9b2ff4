/** Registries by the OCI distribution API: what they are asked, who logs in, images put there and base images taken from there. */
package io.jenkins.plugins.monitoringimages.oci.registry;
