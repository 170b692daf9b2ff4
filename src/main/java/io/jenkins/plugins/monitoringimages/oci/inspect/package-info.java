/** What a finished image is made of, and whether its release is the one that was published. */
package io.jenkins.plugins.monitoringimages.oci.inspect;
