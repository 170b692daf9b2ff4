// Declaration only: signatures of Jenkins' API that the plugin uses, without behaviour. Never packaged.
package hudson.tasks;

public enum BuildStepMonitor {
    NONE;
}
