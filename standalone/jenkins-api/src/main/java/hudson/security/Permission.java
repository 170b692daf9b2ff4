// Declaration only: signatures of Jenkins' API that the plugin uses, without behaviour. Never packaged.
package hudson.security;

public final class Permission {
    private Permission() {}
}
