// Declaration only: signatures of Jenkins' API that the plugin uses, without behaviour. Never packaged.
package org.jenkinsci.plugins.structs.describable;

import java.util.Map;

public interface CustomDescribableModel {
    static CustomDescribableModel of(Class<?> type) {
        throw new UnsupportedOperationException();
    }

    default Map<String, Object> customInstantiate(Map<String, Object> map) {
        throw new UnsupportedOperationException();
    }

    default UninstantiatedDescribable customUninstantiate(UninstantiatedDescribable uninstantiatedDescribable) {
        throw new UnsupportedOperationException();
    }
}
