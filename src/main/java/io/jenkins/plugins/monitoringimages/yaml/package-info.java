/** YAML read with positions and limits, described by sections, and written; for any file that is YAML. */
package io.jenkins.plugins.monitoringimages.yaml;
