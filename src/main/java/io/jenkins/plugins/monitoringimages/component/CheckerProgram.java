package io.jenkins.plugins.monitoringimages.component;

import java.util.List;
import java.util.Optional;

/**
 * A program of a release that checks a configuration of the component, and ends with 0 for a good one and with 1 for a bad one.
 *
 * @param program in the release
 * @param config arguments for the configuration, with {@value #FILE} for the file's name
 * @param optional one of them that early releases do not know; it is left out there
 * @param rules arguments for rule files, before their names; empty where it checks none
 * @param web arguments for a configuration of the web server, before its name; empty where it checks none
 * @param versions which releases can do that
 */
public record CheckerProgram(
        String program, List<String> config, Optional<String> optional, List<String> rules, List<String> web,
        VersionRange versions) {

    private static final String FILE = "{file}";

    public CheckerProgram {
        config = List.copyOf(config);
        rules = List.copyOf(rules);
        web = List.copyOf(web);
    }

    /** The arguments that check a file. */
    public List<String> arguments(String file) {
        return config.stream().map(argument -> argument.replace(FILE, file)).toList();
    }
}
