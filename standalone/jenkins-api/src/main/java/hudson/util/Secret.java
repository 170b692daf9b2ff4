// Declaration only: signatures of Jenkins' API that the plugin uses, without behaviour. Never packaged.
package hudson.util;

import java.io.Serializable;

@SuppressWarnings("serial")
public final class Secret implements Serializable {
    private Secret() {}

    public String getPlainText() {
        throw new UnsupportedOperationException();
    }

    public static String toString(Secret secret) {
        throw new UnsupportedOperationException();
    }
}
