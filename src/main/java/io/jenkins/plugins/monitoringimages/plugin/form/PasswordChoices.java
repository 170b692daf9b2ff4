package io.jenkins.plugins.monitoringimages.plugin.form;

import com.cloudbees.plugins.credentials.CredentialsMatchers;
import com.cloudbees.plugins.credentials.common.StandardListBoxModel;
import com.cloudbees.plugins.credentials.common.StandardUsernamePasswordCredentials;
import com.cloudbees.plugins.credentials.domains.DomainRequirement;
import com.cloudbees.plugins.credentials.domains.URIRequirementBuilder;
import hudson.model.Item;
import hudson.security.ACL;
import hudson.util.ListBoxModel;
import java.util.List;
import jenkins.model.Jenkins;

/** User names with passwords for an address; the drop-down and the look-up follow the same rules. */
public final class PasswordChoices {

    private PasswordChoices() {}

    /** The choices of a form; only the present one for those who may not configure. */
    public static ListBoxModel of(Item item, String address, String current) {
        StandardListBoxModel model = new StandardListBoxModel();
        model.includeEmptyValue();
        if (!FormAccess.mayConfigure(item)) {
            return model.includeCurrentValue(current);
        }
        Class<StandardUsernamePasswordCredentials> type = StandardUsernamePasswordCredentials.class;
        if (item == null) {
            model.includeMatchingAs(
                    ACL.SYSTEM2, Jenkins.get(), type, requirements(address), CredentialsMatchers.always());
        } else {
            model.includeMatchingAs(ACL.SYSTEM2, item, type, requirements(address), CredentialsMatchers.always());
        }
        return model.includeCurrentValue(current);
    }

    /** Of the domains that credentials are kept in; none for an address that is a variable as yet. */
    public static List<DomainRequirement> requirements(String address) {
        String text = FormText.trimmed(address);
        return text == null || FormText.hasVariable(text) ? List.of() : URIRequirementBuilder.fromUri(text).build();
    }
}
