// Declaration only: signatures of Jenkins' API that the plugin uses, without behaviour. Never packaged.
package org.jenkinsci.plugins.structs.describable;

import java.lang.reflect.Type;

public abstract class ParameterType {
    ParameterType(Type actualType) {}
}
