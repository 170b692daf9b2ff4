// Declaration only: signatures of Jenkins' API that the plugin uses, without behaviour. Never packaged.
package hudson.model;

import hudson.security.AccessControlled;

public abstract class Computer extends Actionable implements AccessControlled {
    private Computer() {}

    @Override
    public String getDisplayName() {
        throw new UnsupportedOperationException();
    }
}
