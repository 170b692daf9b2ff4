// Declaration only: signatures of Jenkins' API that the plugin uses, without behaviour. Never packaged.
package hudson.model;

import hudson.security.AccessControlled;

public class User implements ModelObject, AccessControlled, Comparable<User> {
    private User() {}

    @Override
    public int compareTo(User user) {
        throw new UnsupportedOperationException();
    }

    @Override
    public String getDisplayName() {
        throw new UnsupportedOperationException();
    }
}
