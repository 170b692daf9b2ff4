// Declaration only: signatures of Jenkins' API that the plugin uses, without behaviour. Never packaged.
package hudson.tasks;

public abstract class Notifier extends Publisher {
    protected Notifier() {}
}
