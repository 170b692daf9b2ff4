// Declaration only: signatures of Jenkins' API that the plugin uses, without behaviour. Never packaged.
package org.jenkinsci.plugins.structs.describable;

import java.io.Serializable;
import java.util.Map;

@SuppressWarnings("serial")
public class UninstantiatedDescribable implements Serializable {
    public static final String ANONYMOUS_KEY = "<anonymous>";

    private UninstantiatedDescribable() {}

    public UninstantiatedDescribable withArguments(Map<String, ?> map) {
        throw new UnsupportedOperationException();
    }

    public Map<String, ?> getArguments() {
        throw new UnsupportedOperationException();
    }
}
