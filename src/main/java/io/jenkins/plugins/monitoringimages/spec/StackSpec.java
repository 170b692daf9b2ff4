package io.jenkins.plugins.monitoringimages.spec;

import java.io.Serializable;
import java.util.List;

/**
 * A validated stack: several components that are wired to each other.
 *
 * @param name of the stack, also of its Compose project
 * @param members in the order of the spec, at least one
 */
public record StackSpec(String name, List<StackMember> members) implements Serializable {

    private static final long serialVersionUID = 1L;

    public StackSpec {
        members = List.copyOf(members);
    }

    /** The address of the container engine, as of one spec: all members are made on the same, since they have to meet there. */
    public String dockerHost() {
        return members.get(0).build().dockerHost();
    }

    /** The members that run as containers. */
    public List<StackMember> containers() {
        return members.stream().filter(member -> !member.onHosts()).toList();
    }
}
