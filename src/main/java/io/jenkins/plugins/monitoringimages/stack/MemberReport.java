package io.jenkins.plugins.monitoringimages.stack;

import io.jenkins.plugins.monitoringimages.build.report.BuildReport;
import io.jenkins.plugins.monitoringimages.spec.StackMember;
import java.io.Serializable;
import java.util.List;
import java.util.Optional;

/**
 * What came of a member of a stack.
 *
 * @param member which one
 * @param build of its images; null where there is none
 * @param bundles the names of its files for hosts, in the directory of the stack
 * @param failure why it was not made, as a sentence; empty if it was
 */
public record MemberReport(StackMember member, BuildReport build, List<String> bundles, String failure)
        implements Serializable {

    private static final long serialVersionUID = 1L;

    public MemberReport {
        bundles = List.copyOf(bundles);
    }

    static MemberReport of(StackMember member, BuildReport build) {
        String failure = build.isComplete() ? "" : build.failures().get(0).toString();
        return new MemberReport(member, build, List.of(), failure);
    }

    static MemberReport of(StackMember member, List<String> bundles) {
        return new MemberReport(member, null, bundles, "");
    }

    static MemberReport failed(StackMember member, String why) {
        return new MemberReport(member, null, List.of(), why);
    }

    public Optional<BuildReport> images() {
        return Optional.ofNullable(build);
    }

    public boolean isComplete() {
        return failure.isEmpty();
    }
}
