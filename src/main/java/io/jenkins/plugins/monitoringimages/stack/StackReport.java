package io.jenkins.plugins.monitoringimages.stack;

import java.io.Serializable;
import java.util.List;

/**
 * What came of a stack.
 *
 * @param name of the stack
 * @param members in the order of the spec
 * @param together what was seen when all ran together, or why they could not
 * @param files what was written into the directory of the stack, sorted; none where a member failed
 * @param millis the duration in milliseconds
 */
public record StackReport(String name, List<MemberReport> members, String together, List<String> files, long millis)
        implements Serializable {

    private static final long serialVersionUID = 1L;

    public StackReport {
        members = List.copyOf(members);
        files = List.copyOf(files);
    }

    public boolean isComplete() {
        return members.stream().allMatch(MemberReport::isComplete);
    }
}
