/** The table of all keys of a spec, from which the reference and the schema for editors are written. */
package io.jenkins.plugins.monitoringimages.spec.reference;
