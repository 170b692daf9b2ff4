package io.jenkins.plugins.monitoringimages.plugin.steps;

import io.jenkins.plugins.monitoringimages.plugin.form.FormText;
import java.util.List;
import org.jenkinsci.plugins.docker.commons.credentials.DockerRegistryEndpoint;
import org.kohsuke.stapler.DataBoundSetter;

/** Those arguments of {@link BuildMonitoringImageStep} that say how an image is made, and where it is put. */
public abstract class OutputArguments extends SpecArguments {

    private static final String PULL = "missing";
    private static final String BUILD = "assemble";
    private static final List<String> PUSHED = List.of("docker", "registry");

    private List<String> output;
    private DockerRegistryEndpoint registry;
    private String pull;
    private String build;
    private List<String> instructions;
    private Boolean keepReplaced;
    private List<String> insecureRegistries;

    /**
     * Where the image is put: {@code docker}, {@code registry}, {@code oci:DIR} or {@code archive:FILE}. Empty for the
     * system's default. Jobs that were saved before there was a choice, and name a registry, build on Docker and push.
     */
    public List<String> getOutput() {
        return output == null && registry != null ? PUSHED : FormText.orNone(output);
    }

    @DataBoundSetter
    public void setOutput(List<String> output) {
        this.output = FormText.lines(output);
    }

    /** The login for one registry, of the tags or of the base image; null where the system's logins do, or none. */
    public DockerRegistryEndpoint getRegistry() {
        return registry;
    }

    @DataBoundSetter
    public void setRegistry(DockerRegistryEndpoint registry) {
        this.registry = registry;
    }

    /** When the base image is fetched: {@code missing}, {@code always} or {@code never}. */
    public String getPull() {
        return pull == null ? PULL : pull;
    }

    @DataBoundSetter
    public void setPull(String pull) {
        this.pull = FormText.unless(PULL, FormText.trimmed(pull));
    }

    /** By whom the image is made: {@code assemble} or {@code dockerfile}. */
    public String getBuild() {
        return build == null ? BUILD : build;
    }

    @DataBoundSetter
    public void setBuild(String build) {
        this.build = FormText.unless(BUILD, FormText.trimmed(build));
    }

    /** Further lines of the Dockerfile. */
    public List<String> getInstructions() {
        return FormText.orNone(instructions);
    }

    @DataBoundSetter
    public void setInstructions(List<String> instructions) {
        this.instructions = FormText.lines(instructions);
    }

    /** Whether an image stays on the container engine when it loses its last tag to a new one. */
    public boolean isKeepReplaced() {
        return keepReplaced != null;
    }

    @DataBoundSetter
    public void setKeepReplaced(boolean keepReplaced) {
        this.keepReplaced = keepReplaced ? Boolean.TRUE : null;
    }

    /** Registries that are spoken to without TLS, each {@code host:port}. */
    public List<String> getInsecureRegistries() {
        return FormText.orNone(insecureRegistries);
    }

    @DataBoundSetter
    public void setInsecureRegistries(List<String> insecureRegistries) {
        this.insecureRegistries = FormText.lines(insecureRegistries);
    }
}
