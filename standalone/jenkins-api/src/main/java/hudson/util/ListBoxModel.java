// Declaration only: signatures of Jenkins' API that the plugin uses, without behaviour. Never packaged.
package hudson.util;

import java.util.ArrayList;

@SuppressWarnings("serial")
public class ListBoxModel extends ArrayList<ListBoxModel.Option> {
    public ListBoxModel() {}

    public void add(String text1, String text2) {
        throw new UnsupportedOperationException();
    }

    public ListBoxModel add(String text) {
        throw new UnsupportedOperationException();
    }

    public static final class Option {
        private Option() {}
    }
}
