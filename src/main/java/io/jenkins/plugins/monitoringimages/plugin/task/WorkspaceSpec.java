package io.jenkins.plugins.monitoringimages.plugin.task;

import hudson.AbortException;
import hudson.FilePath;
import io.jenkins.plugins.monitoringimages.model.BuildException;
import io.jenkins.plugins.monitoringimages.model.InvalidValueException;
import io.jenkins.plugins.monitoringimages.spec.SpecValues;
import io.jenkins.plugins.monitoringimages.spec.reader.SpecText;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/**
 * A spec that is a file of the workspace, or a text. Relative paths in it begin in the directory of the file, as on the command line.
 *
 * @param text with what replaces single values
 * @param directory of the file below the workspace; empty for the workspace itself
 */
public record WorkspaceSpec(SpecText text, String directory) {

    /**
     * @param path of the file below the workspace
     * @param set each {@code KEY=VALUE}
     * @throws AbortException if there is no such file, or one of the values is none
     */
    public static WorkspaceSpec read(FilePath workspace, String path, List<String> set) throws AbortException {
        String file = path(path, "spec");
        try {
            String directory = file.contains("/") ? file.substring(0, file.lastIndexOf('/')) : "";
            return new WorkspaceSpec(new SpecText(new WorkspaceFiles(workspace).read(file), overrides(set)), directory);
        } catch (BuildException e) {
            throw new AbortException("spec: " + e.getMessage());
        }
    }

    /** @throws AbortException if one of the values is none */
    public static WorkspaceSpec of(String text, List<String> set) throws AbortException {
        return new WorkspaceSpec(new SpecText(text, overrides(set)), "");
    }

    /**
     * A path below the workspace.
     *
     * @param key of the argument that has it
     * @throws AbortException if it is none
     */
    public static String path(String path, String key) throws AbortException {
        try {
            return SpecValues.file(path.replaceFirst("^(\\./)+", ""));
        } catch (InvalidValueException e) {
            throw new AbortException(key + ": " + e.getMessage());
        }
    }

    /** The directory of the file. */
    public FilePath place(FilePath workspace) {
        return directory.isEmpty() ? workspace : workspace.child(directory);
    }

    private static Map<String, String> overrides(List<String> set) throws AbortException {
        Map<String, String> overrides = new LinkedHashMap<>();
        for (String item : set) {
            int equals = item.indexOf('=');
            if (equals < 1) {
                throw new AbortException(
                        "set: " + new InvalidValueException(item, "KEY=VALUE, such as version=2.53.5").getMessage());
            }
            overrides.put(item.substring(0, equals).trim(), item.substring(equals + 1).trim());
        }
        return overrides;
    }
}
