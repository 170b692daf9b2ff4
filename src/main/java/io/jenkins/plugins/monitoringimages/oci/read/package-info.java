/**
 * Images as they are found in OCI image layouts and archives. They come from outside, so that nothing in them is believed before it
 * was compared with its digest.
 *
 * @see <a href="https://github.com/opencontainers/image-spec/blob/main/image-layout.md">OCI image layout</a>
 */
package io.jenkins.plugins.monitoringimages.oci.read;
