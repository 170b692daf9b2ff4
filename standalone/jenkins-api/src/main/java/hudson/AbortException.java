// Declaration only: signatures of Jenkins' API that the plugin uses, without behaviour. Never packaged.
package hudson;

import java.io.IOException;

@SuppressWarnings("serial")
public class AbortException extends IOException {
    public AbortException(String text) {}
}
