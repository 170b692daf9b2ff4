// Declaration only: signatures of Jenkins' API that the plugin uses, without behaviour. Never packaged.
package hudson.model;

import java.io.Serializable;

@SuppressWarnings("serial")
public final class Result implements Serializable {
    private Result() {}

    @Override
    public String toString() {
        throw new UnsupportedOperationException();
    }
}
