package io.jenkins.plugins.monitoringimages.plugin.action;

import edu.umd.cs.findbugs.annotations.CheckForNull;
import edu.umd.cs.findbugs.annotations.NonNull;
import hudson.EnvVars;
import hudson.FilePath;
import hudson.Util;
import hudson.model.Action;
import hudson.model.BuildBadgeAction;
import hudson.model.Computer;
import hudson.model.EnvironmentContributingAction;
import hudson.model.Item;
import hudson.model.Run;
import io.jenkins.plugins.monitoringimages.build.report.BuildReport;
import io.jenkins.plugins.monitoringimages.mask.MaskedConfig;
import io.jenkins.plugins.monitoringimages.model.BuildException;
import io.jenkins.plugins.monitoringimages.model.InvalidValueException;
import java.io.IOException;
import java.util.ArrayList;
import java.util.Collection;
import java.util.List;
import java.util.Optional;
import java.util.function.Function;
import java.util.stream.Collectors;
import jenkins.model.RunAction2;
import jenkins.tasks.SimpleBuildStep;
import org.jenkinsci.plugins.docker.commons.fingerprint.DockerFingerprints;
import org.kohsuke.stapler.StaplerRequest2;
import org.kohsuke.stapler.StaplerResponse2;
import org.kohsuke.stapler.verb.GET;

/** The images that a run built: their page, and what following steps are told about them. */
public final class ImageAction
        implements RunAction2, BuildBadgeAction, EnvironmentContributingAction, SimpleBuildStep.LastBuildAction {

    static final String URL_NAME = "monitoring-images";
    static final String ICON = "symbol-cube";

    /** The longest text that the page shows, in characters; beyond that it is there to download. */
    private static final int LONGEST_SHOWN = 100_000;

    private List<StoredBuild> builds = new ArrayList<>();
    private transient Run<?, ?> run;

    /**
     * Puts a build on its run, beside those that are there.
     *
     * @param workspace in which it ran, or null
     * @param report from the agent, hence not trusted
     * @param stepName what the step is called
     * @throws BuildException if the report cannot be right; nothing of it is kept
     * @throws IOException if it cannot be stored
     */
    public static void attach(
            @NonNull Run<?, ?> run, @CheckForNull FilePath workspace, @NonNull BuildReport report, String stepName)
            throws BuildException, IOException {
        StoredBuild build = store(run, agentOf(workspace), report, stepName);
        for (StoredImage image : build.getImages()) {
            String name = image.getTags().isEmpty() ? null : image.getTags().get(0);
            DockerFingerprints.forImage(run, image.getId(), name);
            DockerFingerprints.addFromFacet(null, image.getId(), run);
        }
    }

    /**
     * Puts a build on its run that failed before there was a report.
     *
     * @param workspace in which it ran, or null
     * @param stepName what the step is called
     * @param component a catalog id; anything else is left out
     * @param failure in which step, and why; may be from the agent, hence not trusted
     * @throws IOException if it cannot be stored
     */
    public static void attachFailure(
            @NonNull Run<?, ?> run, @CheckForNull FilePath workspace, String stepName, String component, String failure)
            throws IOException {
        store(run, number -> StoredBuild.failed(number, stepName, agentOf(workspace), component, failure));
    }

    private static StoredBuild store(Run<?, ?> run, String agent, BuildReport report, String stepName)
            throws BuildException, IOException {
        try {
            return store(run, number -> StoredBuild.of(number, stepName, agent, report, textsOf(run)));
        } catch (InvalidValueException e) {
            throw new BuildException("What the agent reports of its images cannot be right: " + e.getMessage(), e);
        }
    }

    private interface Numbered {
        StoredBuild build(int number) throws IOException;
    }

    private static StoredBuild store(Run<?, ?> run, Numbered numbered) throws IOException {
        synchronized (run) {
            ImageAction action = run.getAction(ImageAction.class);
            boolean first = action == null;
            if (first) {
                action = new ImageAction();
            }
            StoredBuild build = numbered.build(action.builds.size() + 1);
            action.add(build);
            if (first) {
                run.addAction(action);
            }
            run.save();
            return build;
        }
    }

    @Override
    public void onAttached(Run<?, ?> attached) {
        run = attached;
    }

    @Override
    public void onLoad(Run<?, ?> loaded) {
        run = loaded;
    }

    public Run<?, ?> getRun() {
        return run;
    }

    /** In the order in which they ended. */
    public List<StoredBuild> getBuilds() {
        return List.copyOf(builds);
    }

    @Override
    public String getIconFileName() {
        return ICON;
    }

    @Override
    public String getDisplayName() {
        return Messages.ImageAction_displayName();
    }

    @Override
    public String getUrlName() {
        return URL_NAME;
    }

    @Override
    public Collection<? extends Action> getProjectActions() {
        return List.of(new ImageTrend(run.getParent()));
    }

    /** What the badge and the trend say when pointed at. */
    public String getSummary() {
        return builds.stream()
                .map(build -> build.getTitle() + ": "
                        + (build.getImages().isEmpty()
                                ? Messages.ImageAction_noImage()
                                : String.join(", ", build.getTags())))
                .collect(Collectors.joining("; "));
    }

    /**
     * Tells following steps of the last build before them; values of several images stand in the order of the platforms,
     * with a blank between. The digest of several platforms is that of their index, where they have one.
     */
    @Override
    public void buildEnvironment(@NonNull Run<?, ?> environmentRun, @NonNull EnvVars env) {
        List<StoredBuild> reported = builds.stream().filter(build -> !build.getVersion().isEmpty()).toList();
        if (reported.isEmpty()) {
            return;
        }
        StoredBuild last = reported.get(reported.size() - 1);
        env.put("MONITORING_IMAGE_ID", joined(last, StoredImage::getId));
        env.put("MONITORING_IMAGE_TAGS", String.join(" ", last.getTags()));
        env.put("MONITORING_IMAGE_DIGEST", digest(last));
    }

    /** For the page: a kept text without its secrets, shortened where it is very long; null if it is not there. */
    @CheckForNull
    public String shown(StoredBuild build, String file) throws IOException {
        return textsOf(run).read(build.getNumber(), file)
                .map(text -> masked(build, file, text))
                .map(text -> text.length() <= LONGEST_SHOWN ? text : text.substring(0, LONGEST_SHOWN) + "\n...")
                .orElse(null);
    }

    /** For the page: a duration in milliseconds as people read it. */
    public String time(long millis) {
        return Util.getTimeSpanString(millis);
    }

    /** For the page: whether files are downloaded with their secrets, as those may who could give them to the job. */
    public boolean isDownloadedWhole() {
        return run.getParent().hasPermission(Item.CONFIGURE);
    }

    /**
     * Serves {@code download/<build>/<file>}: a kept text as plain text, and never as anything else. Its secrets are masked for
     * those who may not configure the job.
     */
    @GET
    public void doDownload(StaplerRequest2 request, StaplerResponse2 response) throws IOException {
        run.getParent().checkPermission(Item.READ);
        String path = request.getRestOfPath();
        for (StoredBuild build : builds) {
            for (String file : build.getFiles()) {
                if (path.equals("/" + build.getNumber() + "/" + file)) {
                    Optional<String> text = textsOf(run).read(build.getNumber(), file);
                    if (text.isPresent()) {
                        send(response, file, isDownloadedWhole() ? text.get() : masked(build, file, text.get()));
                        return;
                    }
                }
            }
        }
        response.sendError(StaplerResponse2.SC_NOT_FOUND);
    }

    private static String masked(StoredBuild build, String file, String text) {
        return (file.equals(build.getConfig()) ? MaskedConfig.of(text) : MaskedConfig.ofLines(text)).text();
    }

    private static void send(StaplerResponse2 response, String file, String text) throws IOException {
        response.setContentType("text/plain;charset=UTF-8");
        response.setHeader("X-Content-Type-Options", "nosniff");
        response.setHeader("Content-Disposition", "attachment; filename=\"" + file + "\"");
        response.getWriter().write(text);
    }

    /** A new list each time: the run may be written to disk by another thread. */
    private void add(StoredBuild build) {
        List<StoredBuild> longer = new ArrayList<>(builds);
        longer.add(build);
        builds = longer;
    }

    private static String digest(StoredBuild build) {
        return build.getIndexDigest().isEmpty() ? joined(build, StoredImage::getDigest) : build.getIndexDigest();
    }

    private static String joined(StoredBuild build, Function<StoredImage, String> value) {
        return build.getImages().stream().map(value).filter(text -> !text.isEmpty()).collect(Collectors.joining(" "));
    }

    private static KeptTexts textsOf(Run<?, ?> run) {
        return new KeptTexts(run.getRootDir().toPath());
    }

    private static String agentOf(FilePath workspace) {
        Computer computer = workspace == null ? null : workspace.toComputer();
        return computer == null ? "" : computer.getDisplayName();
    }

    private Object readResolve() {
        return builds == null ? new ImageAction() : this;
    }
}
