/** The components that an image can be built of, as data. */
package io.jenkins.plugins.monitoringimages.engine.catalog;
