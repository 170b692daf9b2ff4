// Declaration only: signatures of Jenkins' API that the plugin uses, without behaviour. Never packaged.
package hudson.util;

import java.io.IOException;
import java.util.Collection;

@SuppressWarnings("serial")
public abstract class FormValidation extends IOException {
    private FormValidation() {}

    public static FormValidation error(String text) {
        throw new UnsupportedOperationException();
    }

    public static FormValidation warning(String text) {
        throw new UnsupportedOperationException();
    }

    public static FormValidation ok(String text) {
        throw new UnsupportedOperationException();
    }

    public static FormValidation ok() {
        throw new UnsupportedOperationException();
    }

    public static FormValidation aggregate(Collection<FormValidation> collection) {
        throw new UnsupportedOperationException();
    }

    public static FormValidation validatePositiveInteger(String text) {
        throw new UnsupportedOperationException();
    }
}
