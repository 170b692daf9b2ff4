package io.jenkins.plugins.monitoringimages.build.report;

import io.jenkins.plugins.monitoringimages.build.report.Parallel.Work;
import io.jenkins.plugins.monitoringimages.model.Platform;
import java.util.List;
import java.util.Map;

/** Does the same for several platforms at once; one that fails does not end the others. */
public final class ParallelPlatforms {

    /** Each platform loads the network, the processor and the container engine; more at once are not faster. */
    private static final int MOST_AT_ONCE = 4;

    private ParallelPlatforms() {}

    /**
     * @param failures gets those that failed, in the order of the platforms
     * @return the results of the others, in the same order
     * @throws InterruptedException if this thread is interrupted; all work has been interrupted and has ended then
     */
    public static <T> Map<Platform, T> run(
            List<Platform> platforms, Work<Platform, T> work, List<PlatformFailure> failures) throws InterruptedException {
        return Parallel.run(platforms, MOST_AT_ONCE, work, (platform, why) -> {
            if (!(why instanceof StepFailedException failed)) {
                throw Parallel.unexpected(platform, why);
            }
            failures.add(failed.asFailure());
        });
    }
}
