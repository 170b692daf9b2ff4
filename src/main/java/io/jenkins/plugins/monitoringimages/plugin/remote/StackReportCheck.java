package io.jenkins.plugins.monitoringimages.plugin.remote;

import hudson.AbortException;
import io.jenkins.plugins.monitoringimages.build.report.BuildReport;
import io.jenkins.plugins.monitoringimages.spec.StackMember;
import io.jenkins.plugins.monitoringimages.spec.StackSpec;
import io.jenkins.plugins.monitoringimages.stack.MemberReport;
import io.jenkins.plugins.monitoringimages.stack.StackReport;
import java.util.ArrayList;
import java.util.List;

/** As {@link ReportCheck}, for a stack. What is said of the spec is taken from the spec that was sent, never from the report. */
public final class StackReportCheck {

    private static final int MOST_FILES = 1000;
    private static final int LONGEST_SENTENCE = 1 << 16;
    private static final String FILE_NAME = "[A-Za-z0-9][A-Za-z0-9._+-]{0,200}";

    private StackReportCheck() {}

    /** @throws AbortException if the report cannot have come of the stack */
    public static StackReport check(StackSpec stack, StackReport report) throws AbortException {
        require(report != null, "is missing");
        require(report.members().size() == stack.members().size(), "has not all members");
        List<MemberReport> members = new ArrayList<>();
        for (int i = 0; i < stack.members().size(); i++) {
            members.add(check(stack.members().get(i), report.members().get(i)));
        }
        checkFiles(report.files());
        require(isSentence(report.together()), "has too long a text");
        return new StackReport(stack.name(), members, report.together(), report.files(), Math.max(0, report.millis()));
    }

    private static MemberReport check(StackMember asked, MemberReport told) throws AbortException {
        require(told.member() != null && asked.name().equals(told.member().name()), "is of another member");
        require(isSentence(told.failure()), "has too long a text");
        checkFiles(told.bundles());
        BuildReport images = told.images().isPresent() ? ReportCheck.check(asked.build(), told.images().get()) : null;
        require(asked.onHosts() ? images == null : images != null || !told.isComplete(), "has not the images of a member");
        require(images == null || images.isComplete() == told.isComplete(), "contradicts itself");
        return new MemberReport(asked, images, told.bundles(), told.failure());
    }

    private static void checkFiles(List<String> names) throws AbortException {
        require(names.size() <= MOST_FILES && names.stream().allMatch(name -> name.matches(FILE_NAME)), "has bad names of files");
    }

    private static boolean isSentence(String text) {
        return text != null && text.length() <= LONGEST_SENTENCE;
    }

    private static void require(boolean good, String fault) throws AbortException {
        if (!good) {
            throw new AbortException("The agent's report of the stack " + fault + ", and is not taken");
        }
    }
}
