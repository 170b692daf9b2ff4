package io.jenkins.plugins.monitoringimages.cli;

import io.jenkins.plugins.monitoringimages.docker.BuildMachine;
import io.jenkins.plugins.monitoringimages.docker.DockerHost;
import io.jenkins.plugins.monitoringimages.engine.BuildExtras;
import io.jenkins.plugins.monitoringimages.engine.BuildReport;
import io.jenkins.plugins.monitoringimages.engine.event.BuildEvents;
import io.jenkins.plugins.monitoringimages.engine.event.BuildStep;
import io.jenkins.plugins.monitoringimages.engine.event.StepId;
import io.jenkins.plugins.monitoringimages.engine.plan.BuildPlan;
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
                + "image, proves that it works and tags it.",
        mixinStandardHelpOptions = true)
final class BuildCommand implements Callable<Integer> {

    private final Surroundings surroundings;

    @Mixin
    private SpecFile spec;

    @Mixin
    private CacheFolder cache;

    @Option(names = "--json", description = "Prints the report as JSON; progress goes to the standard error.")
    private boolean json;

    @Option(names = "--push", description = "Pushes the tags, once the image is proven, to a registry that wants no login.")
    private boolean push;

    BuildCommand(Surroundings surroundings) {
        this.surroundings = surroundings;
    }

    @Override
    public Integer call() throws Exception {
        ConsoleEvents events = new ConsoleEvents(surroundings);
        BuildPlan plan = read(events);
        BuildMachine machine = cache.machine(surroundings);
        DockerHost host = DockerHost.of(plan.dockerHost(), surroundings.environment());
        BuildExtras extras = new BuildExtras(BuildExtras.none().labels(), push, null);
        BuildReport report = machine.build(plan, extras, host, spec.files(), events);
        events.end();
        surroundings.out().print(json ? ReportJson.of(report) : ReportText.of(report));
        surroundings.out().flush();
        report.failures().forEach(failure -> surroundings.err().println("error: " + failure));
        return report.isComplete() ? ExitCode.OK : ExitCode.SOFTWARE;
    }

    private BuildPlan read(BuildEvents events) throws Exception {
        Instant began = surroundings.clock().instant();
        StepId step = StepId.once(BuildStep.READ);
        events.stepBegan(step);
        BuildPlan plan = spec.plan();
        events.stepDone(step, Duration.between(began, surroundings.clock().instant()), spec.toString());
        return plan;
    }
}
