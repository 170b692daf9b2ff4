/** The texts of a spec, ready for the image, and who checks them. */
package io.jenkins.plugins.monitoringimages.build.config;
