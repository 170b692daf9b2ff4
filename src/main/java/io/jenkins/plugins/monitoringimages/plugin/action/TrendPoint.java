package io.jenkins.plugins.monitoringimages.plugin.action;

import java.util.List;
import java.util.stream.Collectors;

/** What a run contributes to the trend of its job. */
public final class TrendPoint {

    private final int number;
    private final String name;
    private final List<StoredBuild> builds;

    TrendPoint(int number, String name, List<StoredBuild> builds) {
        this.number = number;
        this.name = name;
        this.builds = List.copyOf(builds);
    }

    /** The number of the run, which is its address below the job. */
    public int getNumber() {
        return number;
    }

    /** What the run is called. */
    public String getName() {
        return name;
    }

    /** The size of its largest image in bytes; -1 if it made none. */
    public long getBytes() {
        return builds.stream()
                .flatMap(build -> build.getImages().stream())
                .mapToLong(StoredImage::getBytes)
                .max()
                .orElse(-1);
    }

    /** How long all of its builds took, in milliseconds; -1 if none came far enough for that to be known. */
    public long getMillis() {
        boolean known = builds.stream().anyMatch(build -> !build.getVersion().isEmpty());
        return known ? builds.stream().mapToLong(StoredBuild::getMillis).sum() : -1;
    }

    /** Components and versions. */
    public String getReleases() {
        return builds.stream()
                .map(build -> build.getTitle())
                .distinct()
                .collect(Collectors.joining(", "));
    }

    /** All tags of all images. */
    public List<String> getTags() {
        return builds.stream().flatMap(build -> build.getTags().stream()).distinct().toList();
    }

    /** Whether every platform was built. */
    public boolean isComplete() {
        return builds.stream().allMatch(build -> build.getFailures().isEmpty());
    }
}
