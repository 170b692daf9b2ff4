/** Takes secrets out of configurations before anybody is shown them. */
package io.jenkins.plugins.monitoringimages.mask;
