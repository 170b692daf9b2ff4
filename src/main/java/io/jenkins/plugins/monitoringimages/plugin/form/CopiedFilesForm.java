package io.jenkins.plugins.monitoringimages.plugin.form;

import edu.umd.cs.findbugs.annotations.NonNull;
import hudson.Extension;
import hudson.model.Describable;
import hudson.model.Descriptor;
import hudson.model.Item;
import hudson.util.FormValidation;
import org.jenkinsci.Symbol;
import org.kohsuke.stapler.AncestorInPath;
import org.kohsuke.stapler.DataBoundConstructor;
import org.kohsuke.stapler.QueryParameter;
import org.kohsuke.stapler.verb.POST;

/** One row of files of a form, or {@code copiedFiles(...)} in a Pipeline: raw texts, checked when they are read as a spec. */
public final class CopiedFilesForm implements Describable<CopiedFilesForm>, SpecForm.Item {

    private final String from;
    private final String to;

    /**
     * @param from a path or pattern below the workspace
     * @param to an absolute path in the image, or a directory with {@code /} at its end
     */
    @DataBoundConstructor
    public CopiedFilesForm(String from, String to) {
        this.from = FormText.trimmed(from);
        this.to = FormText.trimmed(to);
    }

    public String getFrom() {
        return from == null ? "" : from;
    }

    public String getTo() {
        return to == null ? "" : to;
    }

    @Override
    public void fill(SpecForm files) {
        files.text("from", from).text("to", to);
    }

    /** The form of a row of files. */
    @Extension
    @Symbol("copiedFiles")
    public static final class DescriptorImpl extends Descriptor<CopiedFilesForm> {

        @NonNull
        @Override
        public String getDisplayName() {
            return Messages.CopiedFilesForm_displayName();
        }

        @POST
        public FormValidation doCheckFrom(@AncestorInPath Item item, @QueryParameter String value) {
            return FormAccess.mayConfigure(item)
                    ? FieldCheck.copiedFiles("from", new CopiedFilesForm(value, "/etc/any/"))
                    : FormValidation.ok();
        }

        @POST
        public FormValidation doCheckTo(
                @AncestorInPath Item item, @QueryParameter String value, @QueryParameter String from) {
            String source = FormText.trimmed(from) == null || FormText.hasVariable(from) ? "any" : from;
            return FormAccess.mayConfigure(item)
                    ? FieldCheck.copiedFiles("to", new CopiedFilesForm(source, value))
                    : FormValidation.ok();
        }
    }
}
