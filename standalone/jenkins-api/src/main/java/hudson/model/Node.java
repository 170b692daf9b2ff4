// Declaration only: signatures of Jenkins' API that the plugin uses, without behaviour. Never packaged.
package hudson.model;

import hudson.FilePath;
import hudson.security.AccessControlled;

public abstract class Node implements ModelObject, Describable<Node>, AccessControlled {
    public Node() {}

    @Override
    public String getDisplayName() {
        throw new UnsupportedOperationException();
    }

    public abstract FilePath getRootPath();
}
