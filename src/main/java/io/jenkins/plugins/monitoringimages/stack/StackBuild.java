package io.jenkins.plugins.monitoringimages.stack;

import io.jenkins.plugins.monitoringimages.build.BuildEnvironment;
import io.jenkins.plugins.monitoringimages.build.BuildService;
import io.jenkins.plugins.monitoringimages.build.BuildSite;
import io.jenkins.plugins.monitoringimages.build.report.Parallel;
import io.jenkins.plugins.monitoringimages.event.BuildEvents;
import io.jenkins.plugins.monitoringimages.model.BuildException;
import io.jenkins.plugins.monitoringimages.spec.StackMember;
import io.jenkins.plugins.monitoringimages.spec.StackSpec;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.function.Function;
import java.util.stream.Collectors;

/**
 * Makes all members of a stack side by side, runs them together, and writes the directory from which they are started. A member
 * that fails names itself, and keeps the others from getting their tags.
 */
public final class StackBuild {

    private final BuildService service;
    private final BuildEnvironment environment;
    private final BuildSite site;
    private final Function<String, BuildEvents> events;

    /** @param events of each member, by its name; the empty name is for the stack as a whole */
    public StackBuild(
            BuildService service, BuildEnvironment environment, BuildSite site, Function<String, BuildEvents> events) {
        this.service = service;
        this.environment = environment;
        this.site = site;
        this.events = events;
    }

    /**
     * @param to the directory of the stack; made where it is not there
     * @throws BuildException if the directory cannot be written
     */
    public StackReport run(StackSpec stack, Path to) throws BuildException, InterruptedException {
        Instant began = service.clock().instant();
        StackGate gate = new StackGate(
                stack.containers().stream().map(StackMember::name).collect(Collectors.toSet()),
                images -> new StackTrial(stack, site.engine(), events.apply("")).run(images));
        // As many at once as there are, since each waits for all the others.
        List<MemberReport> members = List.copyOf(Parallel.run(
                        stack.members(), stack.members().size(), member -> make(member, gate, to), StackBuild::unreported)
                .values());
        StackReport made = new StackReport(stack.name(), members, gate.result(), List.of(), 0);
        List<String> files = made.isComplete() ? new StackDirectory(to).write(stack, members) : List.of();
        long millis = Math.max(0, Duration.between(began, service.clock().instant()).toMillis());
        return new StackReport(stack.name(), members, gate.result(), files, millis);
    }

    private MemberReport make(StackMember member, StackGate gate, Path to) throws InterruptedException {
        MemberReport report = null;
        try {
            report = member.onHosts() ? bundle(member, to) : images(member, gate);
            return report;
        } catch (BuildException e) {
            return MemberReport.failed(member, e.getMessage());
        } finally {
            // Whoever waits for this one must not do so for ever, whatever happened here.
            if (report == null || !report.isComplete()) {
                gate.failed(member.name());
            }
        }
    }

    private MemberReport bundle(StackMember member, Path to) throws BuildException, InterruptedException {
        return MemberReport.of(member, service
                .bundle(member.build(), environment, site, to, events.apply(member.name())).stream()
                .map(file -> file.getFileName().toString())
                .toList());
    }

    private MemberReport images(StackMember member, StackGate gate) throws BuildException, InterruptedException {
        return MemberReport.of(member, service.build(
                member.build(), environment, site, events.apply(member.name()), images -> gate.await(member.name(), images)));
    }

    /** Each failure is in the report of its member. */
    private static void unreported(StackMember member, BuildException why) {
        throw new IllegalStateException("The failure of " + member.name() + " is in no report", why);
    }
}
