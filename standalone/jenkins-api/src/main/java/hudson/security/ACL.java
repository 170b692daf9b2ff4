// Declaration only: signatures of Jenkins' API that the plugin uses, without behaviour. Never packaged.
package hudson.security;

import org.springframework.security.core.Authentication;

public abstract class ACL {
    private ACL() {}

    public static final Authentication SYSTEM2 = null;
}
