// Declaration only: signatures of Jenkins' API that the plugin uses, without behaviour. Never packaged.
package hudson.util;

import java.util.ArrayList;

@SuppressWarnings("serial")
public class ComboBoxModel extends ArrayList<String> {
    public ComboBoxModel() {}
}
