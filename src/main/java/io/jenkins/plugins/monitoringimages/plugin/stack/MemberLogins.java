package io.jenkins.plugins.monitoringimages.plugin.stack;

import hudson.AbortException;
import hudson.model.Run;
import io.jenkins.plugins.monitoringimages.model.RegistryCredentials;
import io.jenkins.plugins.monitoringimages.plugin.config.MonitoringImagesConfiguration;
import io.jenkins.plugins.monitoringimages.plugin.credentials.Mirrors;
import io.jenkins.plugins.monitoringimages.plugin.credentials.Registries;
import io.jenkins.plugins.monitoringimages.release.MirrorLogin;
import io.jenkins.plugins.monitoringimages.release.MirrorPassword;
import io.jenkins.plugins.monitoringimages.spec.BuildSpec;
import io.jenkins.plugins.monitoringimages.spec.StackMember;
import io.jenkins.plugins.monitoringimages.spec.StackSpec;
import java.util.ArrayList;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;

/**
 * The logins that the members of a stack need, looked up on the controller for a run: those of the administrators.
 *
 * @param stack whose members log in at the administrators' mirror
 * @param mirror the password of that mirror; empty where no member needs it
 * @param registries one for each registry that there are credentials for
 */
record MemberLogins(StackSpec stack, Optional<MirrorPassword> mirror, List<RegistryCredentials> registries) {

    /** @throws AbortException if the run may not use the credentials, there are none, or a member names a login of its own */
    static MemberLogins of(StackSpec stack, Run<?, ?> run) throws AbortException {
        Registries registries = new Registries(MonitoringImagesConfiguration.get().getRegistryLogins(), run);
        Set<RegistryCredentials> logins = new LinkedHashSet<>();
        List<StackMember> members = new ArrayList<>();
        Optional<MirrorPassword> password = Optional.empty();
        for (StackMember member : stack.members()) {
            BuildSpec build = member.build();
            if (!build.release().login().user().isEmpty()) {
                // Its password would be a variable of the build, and none of those is sent to an agent.
                throw new AbortException("members." + member.name() + ".release.login: has no password here; allowed: no login, with"
                        + " the credentials of the mirror in the system configuration");
            }
            Optional<Mirrors.Login> login = Mirrors.ofSystem(build.release().mirror(), run);
            password = password.or(() -> login.map(Mirrors.Login::password));
            members.add(login.map(found -> withLogin(member, found)).orElse(member));
            logins.addAll(registries.logins(null, build.image()));
        }
        return new MemberLogins(new StackSpec(stack.name(), members), password, List.copyOf(logins));
    }

    private static StackMember withLogin(StackMember member, Mirrors.Login login) {
        BuildSpec build = member.build();
        MirrorLogin atMirror = new MirrorLogin(login.user(), MirrorLogin.DEFAULT_VARIABLE);
        return member.withBuild(build.withRelease(build.release().withLogin(atMirror)));
    }
}
