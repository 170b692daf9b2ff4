// Declaration only: signatures of Jenkins' API that the plugin uses, without behaviour. Never packaged.
package jenkins;

import hudson.FilePath;

@SuppressWarnings("serial")
public abstract class MasterToSlaveFileCallable<T> implements FilePath.FileCallable<T> {
    public MasterToSlaveFileCallable() {}
}
