package io.jenkins.plugins.monitoringimages.plugin.steps;

import io.jenkins.plugins.monitoringimages.plugin.form.FormText;
import org.kohsuke.stapler.DataBoundSetter;

/** The arguments of {@link BuildMonitoringImageStep} that say from where a release comes, and how it is verified. */
public abstract class ReleaseArguments extends OutputArguments {

    private String mirror;
    private String mirrorCredentialsId;
    private String sha256;
    private Boolean verify;

    /** Address below which releases lie; null for the system's default. */
    public String getMirror() {
        return mirror;
    }

    @DataBoundSetter
    public void setMirror(String mirror) {
        this.mirror = FormText.trimmed(mirror);
    }

    /** Id of a user name with password for the mirror; null where it wants none, or the system's default is used. */
    public String getMirrorCredentialsId() {
        return mirrorCredentialsId;
    }

    @DataBoundSetter
    public void setMirrorCredentialsId(String mirrorCredentialsId) {
        this.mirrorCredentialsId = FormText.trimmed(mirrorCredentialsId);
    }

    /**
     * The checksum that the release tarball must have, or one for each platform as lines of {@code PLATFORM=CHECKSUM}; null
     * where the release's own list decides.
     */
    public String getSha256() {
        return sha256;
    }

    @DataBoundSetter
    public void setSha256(String sha256) {
        this.sha256 = FormText.trimmed(FormText.block(sha256));
    }

    /** Whether a tarball without any checksum is refused. */
    public boolean isVerify() {
        return verify == null || verify;
    }

    @DataBoundSetter
    public void setVerify(boolean verify) {
        this.verify = verify ? null : Boolean.FALSE;
    }
}
