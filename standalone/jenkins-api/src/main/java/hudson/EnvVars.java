// Declaration only: signatures of Jenkins' API that the plugin uses, without behaviour. Never packaged.
package hudson;

import java.util.Map;
import java.util.TreeMap;

@SuppressWarnings("serial")
public class EnvVars extends TreeMap<String, String> {
    private EnvVars() {}

    public EnvVars overrideAll(Map<String, String> map) {
        throw new UnsupportedOperationException();
    }

    @Override
    public String put(String text1, String text2) {
        throw new UnsupportedOperationException();
    }

    public String expand(String text) {
        throw new UnsupportedOperationException();
    }
}
