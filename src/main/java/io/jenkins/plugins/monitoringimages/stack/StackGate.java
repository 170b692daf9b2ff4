package io.jenkins.plugins.monitoringimages.stack;

import io.jenkins.plugins.monitoringimages.build.Approval.Candidate;
import io.jenkins.plugins.monitoringimages.model.BuildException;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeSet;

/**
 * Where the builds of a stack's members wait for each other before any of them gives its images a tag. The last to arrive has all
 * of them run together; what comes of that is for all.
 */
final class StackGate {

    private final Set<String> expected;
    private final Together together;
    private final Map<String, List<Candidate>> arrived = new LinkedHashMap<>();
    private final Set<String> failed = new TreeSet<>();
    private boolean begun;
    private BuildException refusal;
    private String result = "";
    private boolean open;

    /** Runs all members together. */
    @FunctionalInterface
    interface Together {

        /**
         * @return what was seen, or why nothing could be
         * @throws BuildException if they do not work together
         */
        String run(Map<String, List<Candidate>> images) throws BuildException, InterruptedException;
    }

    /** @param expected the names of all members that are images */
    StackGate(Set<String> expected, Together together) {
        this.expected = Set.copyOf(expected);
        this.together = together;
    }

    /** @throws BuildException if another member failed, or all do not work together */
    void await(String member, List<Candidate> images) throws BuildException, InterruptedException {
        synchronized (this) {
            arrived.put(member, images);
            notifyAll();
            while (!allAreHere()) {
                wait();
            }
            if (!failed.isEmpty()) {
                throw new BuildException("not tagged, since " + String.join(" and ", failed) + " failed");
            }
            while (begun && !open) {
                wait();
            }
            if (open) {
                throwRefusal();
                return;
            }
            begun = true;
        }
        runTogether();
    }

    /** The member will not come, since it failed; or it is through already, and this says nothing. */
    synchronized void failed(String member) {
        if (!arrived.containsKey(member)) {
            failed.add(member);
            notifyAll();
        }
    }

    /** What was seen of all of them together; empty where they did not get so far. */
    synchronized String result() {
        return result;
    }

    private boolean allAreHere() {
        Set<String> here = new HashSet<>(arrived.keySet());
        here.addAll(failed);
        return here.containsAll(expected);
    }

    private void runTogether() throws BuildException, InterruptedException {
        String seen = "";
        BuildException refused = new BuildException("not tagged, since the members were not run together to the end");
        try {
            seen = together.run(Map.copyOf(arrived));
            refused = null;
        } catch (BuildException e) {
            refused = new BuildException("not tagged, since the members do not work together: " + e.getMessage(), e);
        } finally {
            synchronized (this) {
                result = seen;
                refusal = refused;
                open = true;
                notifyAll();
            }
        }
        synchronized (this) {
            throwRefusal();
        }
    }

    private void throwRefusal() throws BuildException {
        if (refusal != null) {
            throw refusal;
        }
    }
}
