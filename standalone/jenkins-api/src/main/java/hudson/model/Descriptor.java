// Declaration only: signatures of Jenkins' API that the plugin uses, without behaviour. Never packaged.
package hudson.model;

import net.sf.json.JSONObject;
import org.kohsuke.stapler.StaplerRequest2;

public abstract class Descriptor<T extends Describable<T>> implements Saveable {
    protected Descriptor() {}

    public String getDisplayName() {
        throw new UnsupportedOperationException();
    }

    public T newInstance(StaplerRequest2 staplerRequest2, JSONObject jsonObject) throws Descriptor.FormException {
        throw new UnsupportedOperationException();
    }

    public boolean configure(StaplerRequest2 staplerRequest2, JSONObject jsonObject) throws Descriptor.FormException {
        throw new UnsupportedOperationException();
    }

    public void save() {
        throw new UnsupportedOperationException();
    }

    public void load() {
        throw new UnsupportedOperationException();
    }

    @SuppressWarnings("serial")
    public static final class FormException extends Exception {
        private FormException() {}
    }
}
