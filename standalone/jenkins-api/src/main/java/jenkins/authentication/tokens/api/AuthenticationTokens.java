// Declaration only: signatures of Jenkins' API that the plugin uses, without behaviour. Never packaged.
package jenkins.authentication.tokens.api;

import com.cloudbees.plugins.credentials.Credentials;
import com.cloudbees.plugins.credentials.CredentialsMatcher;

public final class AuthenticationTokens {
    private AuthenticationTokens() {}

    public static <T> CredentialsMatcher matcher(Class<T> type) {
        throw new UnsupportedOperationException();
    }

    public static <T, C extends Credentials> T convert(Class<T> type, C value) {
        throw new UnsupportedOperationException();
    }
}
