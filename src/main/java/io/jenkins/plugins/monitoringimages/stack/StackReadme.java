package io.jenkins.plugins.monitoringimages.stack;

import io.jenkins.plugins.monitoringimages.spec.StackMember;
import io.jenkins.plugins.monitoringimages.spec.StackSpec;
import java.util.ArrayList;
import java.util.List;

/** How a stack is run, for whoever finds its directory. */
final class StackReadme {

    private StackReadme() {}

    static String of(StackSpec stack, List<MemberReport> members) {
        List<String> lines = new ArrayList<>(List.of(
                "# The monitoring stack \"" + stack.name() + "\"",
                "",
                "Written by Monitoring Images; the next build writes it again.",
                ""));
        if (!stack.containers().isEmpty()) {
            lines.addAll(List.of(
                    "## Containers",
                    "",
                    "```",
                    "docker compose -p " + stack.name() + " up -d      # start, or apply changes",
                    "docker compose -p " + stack.name() + " ps         # see how they are",
                    "docker compose -p " + stack.name() + " down       # stop; the data stay in their volumes",
                    "```",
                    ""));
            stack.containers().forEach(member -> lines.add("- " + container(member)));
            lines.add("");
        }
        secrets(stack, lines);
        members.stream().filter(member -> !member.bundles().isEmpty()).forEach(member -> host(member, lines));
        return String.join("\n", lines);
    }

    private static String container(StackMember member) {
        String where = member.published().isEmpty()
                ? "reached by the others as `" + member.name() + ":" + member.port() + "`"
                : "<http://" + member.published() + ">";
        return "**" + member.name() + "** (" + member.build().component().title() + "): " + where;
    }

    private static void secrets(StackSpec stack, List<String> lines) {
        List<String> files = stack.members().stream().flatMap(member -> member.secrets().values().stream()).distinct().sorted().toList();
        if (!files.isEmpty()) {
            lines.addAll(List.of("## Secrets", "", "Put each secret into its file before the start; nobody else should read them:", ""));
            files.forEach(file -> lines.add("- `" + file + "`"));
            lines.add("");
        }
    }

    private static void host(MemberReport report, List<String> lines) {
        lines.addAll(List.of("## " + report.member().name() + " on hosts", ""));
        lines.add("For " + String.join(", ", report.member().hosts().stream().map(Object::toString).toList())
                + ". On each of them, as root:");
        lines.addAll(List.of("", "```"));
        String bundle = report.bundles().get(0);
        lines.add("tar -xzf " + bundle);
        lines.add(bundle.replaceAll("\\.tar\\.gz$", "") + "/install.sh");
        lines.add("```");
        lines.add("");
        if (report.bundles().size() > 1) {
            lines.add("Others: " + String.join(", ", report.bundles().subList(1, report.bundles().size())) + ".");
            lines.add("");
        }
    }
}
