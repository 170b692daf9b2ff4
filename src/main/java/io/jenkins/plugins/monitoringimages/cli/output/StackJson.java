package io.jenkins.plugins.monitoringimages.cli.output;

import com.fasterxml.jackson.databind.node.ObjectNode;
import io.jenkins.plugins.monitoringimages.stack.MemberReport;
import io.jenkins.plugins.monitoringimages.stack.StackReport;

/** The report of a stack for programs; a member's {@code build} is what the build of one image reports. */
public final class StackJson {

    private StackJson() {}

    public static String of(StackReport report) {
        ObjectNode root = ReportJson.JSON.createObjectNode();
        root.put("name", report.name());
        root.put("complete", report.isComplete());
        root.put("millis", report.millis());
        root.put("together", report.together());
        report.files().forEach(root.withArray("files")::add);
        report.members().forEach(member -> add(root.withArray("members").addObject(), member));
        return ReportJson.text(root);
    }

    private static void add(ObjectNode node, MemberReport member) {
        node.put("name", member.member().name());
        node.put("component", member.member().build().componentId());
        node.put("complete", member.isComplete());
        if (!member.isComplete()) {
            node.put("failure", member.failure());
        }
        member.bundles().forEach(node.withArray("bundles")::add);
        member.images().ifPresent(build -> node.set("build", ReportJson.tree(build)));
    }
}
