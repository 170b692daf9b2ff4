package io.jenkins.plugins.monitoringimages.plugin.config;

import io.jenkins.plugins.monitoringimages.component.Component;
import io.jenkins.plugins.monitoringimages.model.BuildException;
import io.jenkins.plugins.monitoringimages.model.InvalidValueException;
import io.jenkins.plugins.monitoringimages.spec.BuildSpec;
import java.util.List;

/** Which mirrors releases may be downloaded from; administrators can pin them. */
public final class MirrorPolicy {

    private MirrorPolicy() {}

    /**
     * @param allowed addresses, of which the plan's mirror (or its component's own) must be one; empty to allow any
     * @throws BuildException if it is none of them
     */
    public static void check(BuildSpec plan, List<String> allowed) throws BuildException {
        String mirror = mirrorOf(plan);
        if (!allowed.isEmpty() && allowed.stream().map(MirrorPolicy::withoutSlash).noneMatch(mirror::equals)) {
            throw new BuildException("release.mirror: " + new InvalidValueException(
                            mirror, "what the administrators of this Jenkins allow, " + String.join(", ", allowed))
                    .getMessage());
        }
    }

    private static String mirrorOf(BuildSpec plan) {
        Component component = plan.component();
        return withoutSlash(plan.release().mirror().isEmpty() ? component.releases() : plan.release().mirror());
    }

    private static String withoutSlash(String address) {
        return address.trim().replaceAll("/+$", "");
    }
}
