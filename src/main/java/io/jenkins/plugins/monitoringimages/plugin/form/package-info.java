/** Forms and Pipeline arguments: raw texts, turned into the values of a spec and checked by the engine's own rules. */
package io.jenkins.plugins.monitoringimages.plugin.form;
