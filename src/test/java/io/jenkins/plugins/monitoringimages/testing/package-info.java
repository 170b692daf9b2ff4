/** What tests of several rooms need: releases made on the spot, and a server that hands them out and can misbehave. */
package io.jenkins.plugins.monitoringimages.testing;
