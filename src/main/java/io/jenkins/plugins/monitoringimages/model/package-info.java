/** Validated values: what cannot be built from bad input, so that the rest of the engine need not check again. */
package io.jenkins.plugins.monitoringimages.model;
