package io.jenkins.plugins.monitoringimages.plugin.remote;

import hudson.remoting.Asynchronous;
import java.io.Serializable;

/** Learns on the controller which step has begun on the agent, so that it can be said in which one an agent was lost. */
@FunctionalInterface
public interface StepWatch extends Serializable {

    /** @param step its title, with the platform where it is for one */
    @Asynchronous
    void began(String step);
}
