// Declaration only: signatures of Jenkins' API that the plugin uses, without behaviour. Never packaged.
package hudson.model;

public abstract class Job<JobT extends Job<JobT, RunT>, RunT extends Run<JobT, RunT>> extends AbstractItem {
    protected Job(ItemGroup itemGroup, String text) {
        super(null, null);
    }

    public RunT getLastBuild() {
        throw new UnsupportedOperationException();
    }
}
