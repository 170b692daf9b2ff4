package io.jenkins.plugins.monitoringimages.stack;

import io.jenkins.plugins.monitoringimages.build.BuildEnvironment;
import io.jenkins.plugins.monitoringimages.build.BuildService;
import io.jenkins.plugins.monitoringimages.build.BuildSite;
import io.jenkins.plugins.monitoringimages.event.BuildEvents;
import io.jenkins.plugins.monitoringimages.model.BuildException;
import io.jenkins.plugins.monitoringimages.spec.StackMember;
import io.jenkins.plugins.monitoringimages.spec.StackSpec;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.concurrent.TimeUnit;
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
        List<MemberReport> members = sideBySide(stack, member -> make(member, gate, to));
        StackReport made = new StackReport(stack.name(), members, gate.result(), List.of(), 0);
        List<String> files = made.isComplete() ? new StackDirectory(to).write(stack, members) : List.of();
        long millis = Math.max(0, Duration.between(began, service.clock().instant()).toMillis());
        return new StackReport(stack.name(), members, gate.result(), files, millis);
    }

    private interface Work {
        MemberReport run(StackMember member) throws InterruptedException;
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

    private static List<MemberReport> sideBySide(StackSpec stack, Work work) throws InterruptedException {
        // As many threads as members, since each waits for all the others.
        ExecutorService threads = Executors.newFixedThreadPool(stack.members().size());
        try {
            Map<StackMember, Future<MemberReport>> futures = new LinkedHashMap<>();
            stack.members().forEach(member -> futures.put(member, threads.submit(() -> work.run(member))));
            List<MemberReport> reports = new ArrayList<>();
            for (Map.Entry<StackMember, Future<MemberReport>> future : futures.entrySet()) {
                reports.add(result(future.getKey(), future.getValue()));
            }
            return reports;
        } finally {
            end(threads);
        }
    }

    private static MemberReport result(StackMember member, Future<MemberReport> future) throws InterruptedException {
        try {
            return future.get();
        } catch (ExecutionException e) {
            if (e.getCause() instanceof InterruptedException) {
                throw new InterruptedException("The work for " + member.name() + " was interrupted");
            }
            throw new IllegalStateException("The work for " + member.name() + " failed unexpectedly", e.getCause());
        }
    }

    /** Nothing may go on behind the caller's back, so the end of interrupted work is awaited too. */
    private static void end(ExecutorService threads) throws InterruptedException {
        threads.shutdownNow();
        while (!threads.awaitTermination(1, TimeUnit.MINUTES)) {
            threads.shutdownNow();
        }
    }
}
