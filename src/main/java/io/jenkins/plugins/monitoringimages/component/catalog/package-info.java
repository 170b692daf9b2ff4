/** Components as data: those that everybody can build, and those that a user declares with the same keys. */
package io.jenkins.plugins.monitoringimages.component.catalog;
