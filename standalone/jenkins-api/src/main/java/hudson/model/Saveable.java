// Declaration only: signatures of Jenkins' API that the plugin uses, without behaviour. Never packaged.
package hudson.model;

import java.io.IOException;

public interface Saveable {
    void save() throws IOException;
}
