/**
 * Images in OCI image layouts, as directories and as archive files: targets that write them, a writer of the stream that
 * container engines load, and readers.
 *
 * @see <a href="https://github.com/opencontainers/image-spec/blob/main/image-layout.md">OCI image layout</a>
 */
package io.jenkins.plugins.monitoringimages.oci.store;
