package io.jenkins.plugins.monitoringimages.cli;

import io.jenkins.plugins.monitoringimages.build.BuildEnvironment;
import io.jenkins.plugins.monitoringimages.build.BuildSite;
import io.jenkins.plugins.monitoringimages.cli.input.CacheDirectory;
import io.jenkins.plugins.monitoringimages.cli.input.CliEnvironment;
import io.jenkins.plugins.monitoringimages.cli.input.OutputPlaces;
import io.jenkins.plugins.monitoringimages.cli.input.SpecFile;
import io.jenkins.plugins.monitoringimages.cli.input.TrustedAuthorities;
import io.jenkins.plugins.monitoringimages.cli.output.StackJson;
import io.jenkins.plugins.monitoringimages.cli.output.StackText;
import io.jenkins.plugins.monitoringimages.docker.connection.DockerHost;
import io.jenkins.plugins.monitoringimages.spec.StackSpec;
import io.jenkins.plugins.monitoringimages.stack.StackBuild;
import io.jenkins.plugins.monitoringimages.stack.StackReport;
import java.nio.file.Path;
import java.util.concurrent.Callable;
import picocli.CommandLine.Command;
import picocli.CommandLine.ExitCode;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;

/** Makes several components that are wired to each other. */
@Command(
        name = "stack",
        description = "Makes all members of a stack side by side, runs them together, and writes a directory with compose.yaml and "
                + "the bundles for hosts.",
        mixinStandardHelpOptions = true)
final class StackCommand implements Callable<Integer> {

    private final CliEnvironment environment;

    @Mixin
    private SpecFile spec;

    @Option(
            names = "--to",
            required = true,
            paramLabel = "DIR",
            description = "The directory of the stack; made where it is not there.")
    private Path directory;

    @Mixin
    private CacheDirectory cache;

    @Mixin
    private TrustedAuthorities authorities;

    @Mixin
    private OutputPlaces output;

    @Option(names = "--json", description = "Prints the report as JSON; progress goes to the standard error.")
    private boolean json;

    @Option(names = {"-v", "--verbose"}, description = "Shows what the container engine and the checkers print.")
    private boolean verbose;

    StackCommand(CliEnvironment environment) {
        this.environment = environment;
    }

    @Override
    public Integer call() throws Exception {
        authorities.trust();
        StackSpec stack = spec.stack(output.given());
        DockerHost host = environment.dockerHost(stack.dockerHost());
        BuildSite site = new BuildSite(spec.directory(), environment.variables(), host);
        ConsoleEvents console = new ConsoleEvents(environment, verbose);
        StackReport report;
        try {
            report = new StackBuild(
                            cache.service(environment),
                            BuildEnvironment.none(),
                            site,
                            member -> new MemberEvents(member, console))
                    .run(stack, directory);
        } finally {
            console.end();
        }
        environment.out().print(json ? StackJson.of(report) : StackText.of(report, directory.toString()));
        environment.out().flush();
        report.members().stream()
                .filter(member -> !member.isComplete())
                .forEach(member -> environment.err().println("error: " + member.member().name() + ": " + member.failure()));
        return report.isComplete() ? ExitCode.OK : ExitCode.SOFTWARE;
    }
}
