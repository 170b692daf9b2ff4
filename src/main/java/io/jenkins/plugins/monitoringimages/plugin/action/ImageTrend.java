package io.jenkins.plugins.monitoringimages.plugin.action;

import hudson.Functions;
import hudson.Util;
import hudson.model.Action;
import hudson.model.Job;
import hudson.model.Run;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;

/** How image size and build time of a job went over its last runs: a chart on its page, and a table. */
public final class ImageTrend implements Action {

    /** As many runs as the chart can show side by side. */
    private static final int MOST_POINTS = 25;

    /** Each run that is looked at may have to be read from disk. */
    private static final int MOST_RUNS = 50;

    private final Job<?, ?> job;

    ImageTrend(Job<?, ?> job) {
        this.job = job;
    }

    public Job<?, ?> getJob() {
        return job;
    }

    @Override
    public String getIconFileName() {
        return ImageAction.ICON;
    }

    @Override
    public String getDisplayName() {
        return Messages.ImageTrend_displayName();
    }

    @Override
    public String getUrlName() {
        return ImageAction.URL_NAME;
    }

    /** The last runs that built images, the oldest first. */
    public List<TrendPoint> getPoints() {
        List<TrendPoint> points = new ArrayList<>();
        Run<?, ?> run = job.getLastBuild();
        for (int looked = 0; run != null && looked < MOST_RUNS && points.size() < MOST_POINTS; looked++) {
            ImageAction action = run.getAction(ImageAction.class);
            if (action != null && !action.getBuilds().isEmpty()) {
                points.add(new TrendPoint(run.getNumber(), run.getDisplayName(), action.getBuilds()));
            }
            run = run.getPreviousBuild();
        }
        Collections.reverse(points);
        return points;
    }

    /** Size and time, one above the other. */
    public List<TrendChart> charts(List<TrendPoint> points) {
        return List.of(
                new TrendChart("size", Messages.ImageTrend_size(), points, TrendPoint::getBytes, Functions::humanReadableByteSize),
                new TrendChart("time", Messages.ImageTrend_time(), points, TrendPoint::getMillis, Util::getTimeSpanString));
    }

    /** For the page: a duration in milliseconds as people read it. */
    public String time(long millis) {
        return Util.getTimeSpanString(millis);
    }
}
