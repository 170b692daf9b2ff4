package io.jenkins.plugins.monitoringimages.plugin.form;

import hudson.model.Item;
import hudson.util.ListBoxModel;

/** Items of selectors. */
public final class Choices {

    private Choices() {}

    /** The values, for those who may configure; nothing but the current one for everybody else. */
    public static ListBoxModel of(Item item, String current, String... values) {
        ListBoxModel model = new ListBoxModel();
        if (FormAccess.mayConfigure(item)) {
            for (String value : values) {
                model.add(value.isEmpty() ? Messages.Choices_byDefault() : value, value);
            }
        } else if (current != null) {
            model.add(current);
        }
        return model;
    }
}
