package io.jenkins.plugins.monitoringimages.cli;

import io.jenkins.plugins.monitoringimages.build.BuildEnvironment;
import io.jenkins.plugins.monitoringimages.build.BuildSite;
import io.jenkins.plugins.monitoringimages.build.report.BuildReport;
import io.jenkins.plugins.monitoringimages.cli.input.CacheDirectory;
import io.jenkins.plugins.monitoringimages.cli.input.CliEnvironment;
import io.jenkins.plugins.monitoringimages.cli.input.OutputFlags;
import io.jenkins.plugins.monitoringimages.cli.input.SpecFile;
import io.jenkins.plugins.monitoringimages.cli.input.TrustedAuthorities;
import io.jenkins.plugins.monitoringimages.cli.output.ReportJson;
import io.jenkins.plugins.monitoringimages.cli.output.ReportText;
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

    private final CliEnvironment environment;

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

    BuildCommand(CliEnvironment environment) {
        this.environment = environment;
    }

    @Override
    public Integer call() throws Exception {
        authorities.trust();
        ConsoleEvents events = new ConsoleEvents(environment, verbose);
        BuildSpec plan;
        try {
            plan = read(events);
        } finally {
            events.end();
        }
        notice.check(plan, environment);
        Instant began = environment.clock().instant();
        BuildReport report;
        try {
            report = build(plan, events);
        } catch (BuildException e) {
            notice.failed(plan, e, since(began), environment);
            throw e;
        }
        environment.out().print(json ? ReportJson.of(report) : ReportText.of(report));
        environment.out().flush();
        report.failures().forEach(failure -> environment.err().println("error: " + failure));
        boolean told = notice.ended(plan, report, environment);
        return report.isComplete() && told ? ExitCode.OK : ExitCode.SOFTWARE;
    }

    private BuildReport build(BuildSpec plan, ConsoleEvents events) throws Exception {
        try {
            DockerHost host = environment.dockerHost(plan.dockerHost());
            BuildSite site = new BuildSite(spec.directory(), environment.variables(), host);
            return cache.service(environment).build(plan, BuildEnvironment.none(), site, events);
        } finally {
            events.end();
        }
    }

    private BuildSpec read(BuildEvents events) throws Exception {
        Instant began = environment.clock().instant();
        StepId step = StepId.once(BuildStep.READ);
        events.stepBegan(step);
        BuildSpec plan = output.plan(spec);
        events.stepDone(step, since(began), spec.toString());
        return plan;
    }

    private Duration since(Instant began) {
        return Duration.between(began, environment.clock().instant());
    }
}
