/**
 * Images put into OCI image layouts, as directories and as archive files: targets, and a writer of the stream that container
 * engines load.
 *
 * @see <a href="https://github.com/opencontainers/image-spec/blob/main/image-layout.md">OCI image layout</a>
 */
package io.jenkins.plugins.monitoringimages.oci.store;
