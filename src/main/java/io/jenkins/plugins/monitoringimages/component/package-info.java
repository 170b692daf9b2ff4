/** The components that an image can be made of, and the ports to generate and check their configurations. */
package io.jenkins.plugins.monitoringimages.component;
