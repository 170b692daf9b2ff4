package io.jenkins.plugins.monitoringimages.plugin.config;

import hudson.BulkChange;
import hudson.Extension;
import hudson.ExtensionList;
import hudson.util.FormValidation;
import hudson.util.ListBoxModel;
import io.jenkins.plugins.monitoringimages.model.InvalidValueException;
import io.jenkins.plugins.monitoringimages.plugin.form.FieldCheck;
import io.jenkins.plugins.monitoringimages.plugin.form.FormText;
import io.jenkins.plugins.monitoringimages.plugin.form.PasswordChoices;
import io.jenkins.plugins.monitoringimages.spec.reader.SpecReader;
import io.jenkins.plugins.monitoringimages.spec.SpecValues;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.util.ArrayList;
import java.util.Collection;
import java.util.List;
import jenkins.model.GlobalConfiguration;
import jenkins.model.Jenkins;
import net.sf.json.JSONObject;
import org.jenkinsci.Symbol;
import org.jenkinsci.plugins.docker.commons.credentials.DockerServerEndpoint;
import org.kohsuke.stapler.DataBoundSetter;
import org.kohsuke.stapler.QueryParameter;
import org.kohsuke.stapler.StaplerRequest2;
import org.kohsuke.stapler.verb.POST;

/** Defaults and limits for all images of this Jenkins; {@code unclassified: monitoringImages:} in configuration as code. */
@Extension
@Symbol("monitoringImages")
public final class MonitoringImagesConfiguration extends GlobalConfiguration {

    /** Enough for the tarballs of some twenty releases: 2048 MiB. */
    public static final int DEFAULT_CACHE_MEBIBYTES = 2048;

    private String mirror;
    private String mirrorCredentialsId;
    private String base;
    private DockerServerEndpoint docker;
    private Integer cacheMebibytes;
    private List<String> allowedMirrors;
    private List<String> output;
    private List<RegistryLogin> registryLogins;

    public MonitoringImagesConfiguration() {
        load();
    }

    public static MonitoringImagesConfiguration get() {
        return ExtensionList.lookupSingleton(MonitoringImagesConfiguration.class);
    }

    /** The mirror of jobs that name none; null for each component's own release page. */
    public String getMirror() {
        return mirror;
    }

    @DataBoundSetter
    public void setMirror(String mirror) {
        this.mirror = FormText.trimmed(mirror);
        save();
    }

    /** Id of a user name with password for that mirror, and for it alone; null for none. */
    public String getMirrorCredentialsId() {
        return mirrorCredentialsId;
    }

    @DataBoundSetter
    public void setMirrorCredentialsId(String mirrorCredentialsId) {
        this.mirrorCredentialsId = FormText.trimmed(mirrorCredentialsId);
        save();
    }

    /** The base image of jobs that name none; null for the engine's default. */
    public String getBase() {
        return base;
    }

    @DataBoundSetter
    public void setBase(String base) {
        this.base = FormText.trimmed(base);
        save();
    }

    /** For the view: the engine's default. */
    public String getDefaultBase() {
        return SpecReader.DEFAULT_BASE;
    }

    /** The container engine of jobs that name none; null for the one that the agent's environment names. */
    public DockerServerEndpoint getDocker() {
        return docker;
    }

    @DataBoundSetter
    public void setDocker(DockerServerEndpoint docker) {
        this.docker = docker == null || docker.equals(new DockerServerEndpoint(null, null)) ? null : docker;
        save();
    }

    /** How large the cache of release tarballs on an agent may become, in MiB. */
    public int getCacheMebibytes() {
        return cacheMebibytes == null ? DEFAULT_CACHE_MEBIBYTES : cacheMebibytes;
    }

    /** @throws IllegalArgumentException if below 1 */
    @DataBoundSetter
    public void setCacheMebibytes(int cacheMebibytes) {
        if (cacheMebibytes < 1) {
            throw new IllegalArgumentException(Messages.MonitoringImagesConfiguration_cache(cacheMebibytes));
        }
        this.cacheMebibytes = cacheMebibytes == DEFAULT_CACHE_MEBIBYTES ? null : Integer.valueOf(cacheMebibytes);
        save();
    }

    /** The only mirrors that jobs may use; empty to allow any. */
    public List<String> getAllowedMirrors() {
        return FormText.orNone(allowedMirrors);
    }

    @DataBoundSetter
    public void setAllowedMirrors(List<String> allowedMirrors) {
        this.allowedMirrors = FormText.lines(allowedMirrors);
        save();
    }

    /** Where images of jobs that do not say so are put; empty for the engine's default. */
    public List<String> getOutput() {
        return FormText.orNone(output);
    }

    /** @throws IllegalArgumentException if one of them is none */
    @DataBoundSetter
    public void setOutput(List<String> output) {
        List<String> given = FormText.lines(output);
        FormText.orNone(given).forEach(MonitoringImagesConfiguration::checkOutput);
        this.output = given;
        save();
    }

    /** Variables are replaced by the builds, so that what they give is checked there. */
    private static void checkOutput(String output) {
        try {
            if (!FormText.hasVariable(output)) {
                SpecValues.output(output);
            }
        } catch (InvalidValueException e) {
            throw new IllegalArgumentException("output: " + e.getMessage(), e);
        }
    }

    /** The credentials for registries by their hosts; those of a job come first. */
    public List<RegistryLogin> getRegistryLogins() {
        return FormText.orNone(registryLogins);
    }

    @DataBoundSetter
    public void setRegistryLogins(List<RegistryLogin> registryLogins) {
        this.registryLogins = registryLogins == null || registryLogins.isEmpty() ? null : new ArrayList<>(registryLogins);
        save();
    }

    @Override
    public boolean configure(StaplerRequest2 req, JSONObject json) throws FormException {
        // Each setter saves, which is needed where somebody calls it alone.
        try (BulkChange change = new BulkChange(this)) {
            // A list that is emptied is not sent at all.
            registryLogins = null;
            req.bindJSON(this, json);
            change.commit();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
        return true;
    }

    /** For the view: a list as the text of a text area. */
    public String joined(Collection<String> lines) {
        return FormText.joined(lines);
    }

    @POST
    public FormValidation doCheckMirror(@QueryParameter String value) {
        return mayAdminister() ? FieldCheck.text("release.mirror", value) : FormValidation.ok();
    }

    @POST
    public ListBoxModel doFillMirrorCredentialsIdItems(
            @QueryParameter String mirror, @QueryParameter String mirrorCredentialsId) {
        return PasswordChoices.of(null, mirror, mirrorCredentialsId);
    }

    @POST
    public FormValidation doCheckBase(@QueryParameter String value) {
        return mayAdminister() ? FieldCheck.text("image.base", value) : FormValidation.ok();
    }

    /** For the view: those outputs that are directories and files. */
    public List<String> pathsOf(List<String> outputs) {
        return FormText.withPath(outputs);
    }

    @POST
    public FormValidation doCheckOutput(@QueryParameter String value) {
        return mayAdminister() ? FieldCheck.outputs("image.output", value) : FormValidation.ok();
    }

    @POST
    public FormValidation doCheckCacheMebibytes(@QueryParameter String value) {
        return mayAdminister() ? FormValidation.validatePositiveInteger(value) : FormValidation.ok();
    }

    @POST
    public FormValidation doCheckAllowedMirrors(@QueryParameter String value) {
        if (!mayAdminister() || FormText.trimmed(value) == null) {
            return FormValidation.ok();
        }
        return FormValidation.aggregate(value.lines()
                .filter(line -> !line.isBlank())
                .map(line -> FieldCheck.text("release.mirror", line))
                .toList());
    }

    private static boolean mayAdminister() {
        return Jenkins.get().hasPermission(Jenkins.ADMINISTER);
    }
}
