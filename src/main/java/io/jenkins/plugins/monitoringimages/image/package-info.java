/** Images as values: what is in one, and the ports through which it is stored, published and run. */
package io.jenkins.plugins.monitoringimages.image;
