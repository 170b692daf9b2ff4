package io.jenkins.plugins.monitoringimages.cli;

import io.jenkins.plugins.monitoringimages.build.BuildEnvironment;
import io.jenkins.plugins.monitoringimages.build.BuildReport;
import io.jenkins.plugins.monitoringimages.build.BuildSite;
import io.jenkins.plugins.monitoringimages.docker.connection.DockerHost;
import io.jenkins.plugins.monitoringimages.event.BuildEvents;
import io.jenkins.plugins.monitoringimages.event.BuildStep;
import io.jenkins.plugins.monitoringimages.event.StepId;
import io.jenkins.plugins.monitoringimages.model.BuildException;
import io.jenkins.plugins.monitoringimages.spec.BuildSpec;
import java.time.Duration;
import java.time.Instant;
import java.util.concurrent.Callable;
import picocli.CommandLine.Command;
import picocli.CommandLine.ExitCode;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;

/** {@code build}: the main job. */
@Command(
        name = "build",
        description = "Downloads and verifies the release, generates the configuration and the Dockerfile, builds the "
                + "image, smoke-tests it and tags it.",
        mixinStandardHelpOptions = true)
final class BuildCommand implements Callable<Integer> {

    private final CliEnvironment surroundings;

    @Mixin
    private SpecFile spec;

    @Mixin
    private CacheDirectory cache;

    @Mixin
    private TrustedAuthorities authorities;

    @Option(names = "--json", description = "Prints the report as JSON; progress goes to the standard error.")
    private boolean json;

    @Option(names = {"-v", "--verbose"}, description = "Shows what the container engine and promtool print.")
    private boolean verbose;

    @Mixin
    private SlackNotice notice;

    @Mixin
    private OutputFlags output;

    BuildCommand(CliEnvironment surroundings) {
        this.surroundings = surroundings;
    }

    @Override
    public Integer call() throws Exception {
        authorities.trust();
        ConsoleEvents events = new ConsoleEvents(surroundings, verbose);
        BuildSpec plan;
        try {
            plan = read(events);
        } finally {
            events.end();
        }
        notice.check(plan, surroundings);
        Instant began = surroundings.clock().instant();
        BuildReport report;
        try {
            report = build(plan, events);
        } catch (BuildException e) {
            notice.failed(plan, e, since(began), surroundings);
            throw e;
        }
        surroundings.out().print(json ? ReportJson.of(report) : ReportText.of(report));
        surroundings.out().flush();
        report.failures().forEach(failure -> surroundings.err().println("error: " + failure));
        boolean told = notice.ended(plan, report, surroundings);
        return report.isComplete() && told ? ExitCode.OK : ExitCode.SOFTWARE;
    }

    private BuildReport build(BuildSpec plan, ConsoleEvents events) throws Exception {
        try {
            DockerHost host = surroundings.dockerHost(plan.dockerHost());
            BuildSite site = new BuildSite(spec.directory(), surroundings.environment(), host);
            return cache.service(surroundings).build(plan, BuildEnvironment.none(), site, events);
        } finally {
            events.end();
        }
    }

    private BuildSpec read(BuildEvents events) throws Exception {
        Instant began = surroundings.clock().instant();
        StepId step = StepId.once(BuildStep.READ);
        events.stepBegan(step);
        BuildSpec plan = output.plan(spec);
        events.stepDone(step, since(began), spec.toString());
        return plan;
    }

    private Duration since(Instant began) {
        return Duration.between(began, surroundings.clock().instant());
    }
}
