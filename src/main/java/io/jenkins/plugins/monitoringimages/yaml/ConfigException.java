package io.jenkins.plugins.monitoringimages.yaml;

import io.jenkins.plugins.monitoringimages.model.BuildException;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;

/** A configuration that cannot be used, with everything that was found wrong in it. */
public final class ConfigException extends BuildException {

    private static final long serialVersionUID = 1L;

    private final ArrayList<Finding> findings;

    /**
     * @param summary what cannot be done, as the beginning of a sentence
     * @param findings at least one; the first is quoted in the message
     */
    public ConfigException(String summary, List<Finding> findings) {
        super(summary + ": " + findings.get(0)
                + (findings.size() > 1 ? " (and " + (findings.size() - 1) + " more)" : ""));
        this.findings = new ArrayList<>(findings);
    }

    /** All findings, in the order of their lines. */
    public List<Finding> findings() {
        return Collections.unmodifiableList(findings);
    }
}
