package io.jenkins.plugins.monitoringimages.cli;

import io.jenkins.plugins.monitoringimages.cli.input.CliEnvironment;
import io.jenkins.plugins.monitoringimages.cli.input.UsageException;
import io.jenkins.plugins.monitoringimages.model.BuildException;
import io.jenkins.plugins.monitoringimages.model.InvalidValueException;
import io.jenkins.plugins.monitoringimages.spec.SpecException;
import java.io.PrintWriter;
import java.util.List;
import java.util.concurrent.CountDownLatch;
import picocli.CommandLine.Command;
import picocli.CommandLine.ExitCode;
import picocli.CommandLine.HelpCommand;
import picocli.CommandLine.ParameterException;
import picocli.CommandLine.RunLast;
import picocli.CommandLine.ScopeType;
import picocli.CommandLine.UnmatchedArgumentException;
import picocli.CommandLine;

/** The program {@code monitoring-image}. */
@Command(
        name = "monitoring-image",
        description = "Builds container images of Prometheus and its companions from a spec.",
        mixinStandardHelpOptions = true,
        version = "monitoring-image 1.0",
        synopsisSubcommandLabel = "COMMAND",
        exitCodeListHeading = "%nExit codes:%n",
        exitCodeList = {" 0:done", " 1:the build or the check failed", " 2:bad usage, or a bad spec"},
        scope = ScopeType.INHERIT)
public final class Main {

    private static final List<Class<?>> COMMANDS = List.of(
            BuildCommand.class, StackCommand.class, RenderCommand.class, CheckCommand.class, ComponentsCommand.class,
            InspectCommand.class, SchemaCommand.class, CacheCommand.class);

    private static final String TRACE_VARIABLE = "MONITORING_IMAGE_TRACE";

    private Main() {}

    public static void main(String[] args) {
        CountDownLatch ended = Interruption.ofThisThread();
        int code = ExitCode.SOFTWARE;
        CliEnvironment environment = CliEnvironment.ofThisProcess();
        try {
            code = commandLine(environment, args).execute(args);
        } catch (StackOverflowError | OutOfMemoryError e) {
            unexpected(e, environment);
        } finally {
            ended.countDown();
        }
        System.exit(code);
    }

    /**
     * The command line; what it prints goes to the environment' streams.
     *
     * @param args if they begin with a command, it alone is set up, which saves a tenth of the start
     */
    static CommandLine commandLine(CliEnvironment environment, String... args) {
        CommandLine commandLine = new CommandLine(new Main(), new CommandFactory(environment));
        List<Class<?>> named = COMMANDS.stream().filter(command -> isNamed(command, args)).toList();
        (named.isEmpty() ? COMMANDS : named).forEach(commandLine::addSubcommand);
        if (named.isEmpty()) {
            commandLine.addSubcommand(new HelpCommand());
        }
        commandLine.setOut(environment.out());
        commandLine.setErr(environment.err());
        commandLine.setExecutionStrategy(parsed -> written(new RunLast().execute(parsed), environment));
        commandLine.setUsageHelpAutoWidth(true);
        commandLine.setParameterExceptionHandler((failure, arguments) -> reportUsage(failure, environment.err()));
        commandLine.setExecutionExceptionHandler((failure, line, parsed) -> report(failure, environment));
        return commandLine;
    }

    private static boolean isNamed(Class<?> command, String... args) {
        return args.length > 0 && command.getAnnotation(Command.class).name().equals(args[0]);
    }

    /** A result that could not be written, to a full disk for one, is none. */
    private static int written(int code, CliEnvironment environment) {
        if (!environment.out().checkError()) {
            return code;
        }
        environment.err().println("error: The output cannot be written; check the space left where it goes");
        return code == ExitCode.OK ? ExitCode.SOFTWARE : code;
    }

    /** One line says what is wrong; the whole help would push it off the screen. */
    private static int reportUsage(ParameterException failure, PrintWriter err) {
        CommandLine command = failure.getCommandLine();
        err.println("error: " + InvalidValueException.visible(failure.getMessage()));
        if (!UnmatchedArgumentException.printSuggestions(failure, err)) {
            err.println("See " + command.getCommandSpec().qualifiedName() + " --help");
        }
        return ExitCode.USAGE;
    }

    private static int report(Exception failure, CliEnvironment environment) {
        PrintWriter err = environment.err();
        if (failure instanceof SpecException spec) {
            spec.problems().forEach(problem -> err.println("error: " + problem));
            return ExitCode.USAGE;
        }
        if (failure instanceof UsageException) {
            err.println("error: " + InvalidValueException.visible(failure.getMessage()));
            return ExitCode.USAGE;
        }
        if (failure instanceof BuildException) {
            err.println("error: " + InvalidValueException.visible(failure.getMessage()));
            return ExitCode.SOFTWARE;
        }
        if (failure instanceof InterruptedException) {
            err.println("error: interrupted");
            return ExitCode.SOFTWARE;
        }
        unexpected(failure, environment);
        return ExitCode.SOFTWARE;
    }

    /** A mistake of the program; where, nobody but its authors wants to read. */
    private static void unexpected(Throwable failure, CliEnvironment environment) {
        environment.err().println("error: This program has failed by a mistake of its own; please report it with what is shown"
                + " with " + TRACE_VARIABLE + "=1 in the environment");
        if (environment.variables().containsKey(TRACE_VARIABLE)) {
            failure.printStackTrace(environment.err());
        }
    }
}
