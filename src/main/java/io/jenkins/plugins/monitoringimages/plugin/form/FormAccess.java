package io.jenkins.plugins.monitoringimages.plugin.form;

import hudson.model.Item;
import hudson.security.Permission;
import jenkins.model.Jenkins;

/** Who may use the web methods of a form: those who may configure the item in which the form stands. */
public final class FormAccess {

    private FormAccess() {}

    /** @param item null outside of an item, where only administrators may */
    public static boolean mayConfigure(Item item) {
        return item == null ? Jenkins.get().hasPermission(Jenkins.ADMINISTER) : item.hasPermission(Item.CONFIGURE);
    }

    /** @throws org.springframework.security.access.AccessDeniedException for everybody else */
    public static void checkConfigure(Item item) {
        Permission permission = item == null ? Jenkins.ADMINISTER : Item.CONFIGURE;
        if (item == null) {
            Jenkins.get().checkPermission(permission);
        } else {
            item.checkPermission(permission);
        }
    }
}
