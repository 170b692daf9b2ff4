/** Images in the formats of the Open Container Initiative: made of a description, byte for byte the same wherever they are made. */
package io.jenkins.plugins.monitoringimages.oci;
