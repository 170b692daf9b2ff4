package io.jenkins.plugins.monitoringimages.release.download;

import io.jenkins.plugins.monitoringimages.component.Component;
import io.jenkins.plugins.monitoringimages.http.Answer;
import io.jenkins.plugins.monitoringimages.http.HttpException;
import io.jenkins.plugins.monitoringimages.http.Redirects;
import io.jenkins.plugins.monitoringimages.http.TransientException;
import io.jenkins.plugins.monitoringimages.model.InvalidValueException;
import io.jenkins.plugins.monitoringimages.model.ReleaseVersion;
import io.jenkins.plugins.monitoringimages.release.ReleaseException;
import java.net.URI;
import java.util.Optional;

/**
 * Finds out the latest release of a mirror: by the redirect that GitHub has for it, which needs no API token, or by a
 * text file {@code latest} on the mirror whose first line is the version.
 *
 * @see <a href="https://docs.github.com/en/repositories/releasing-projects-on-github/linking-to-releases">links to the
 *     latest release</a>
 */
final class LatestRelease {

    private static final int LONGEST_FILE = 1 << 16;
    private static final String TAG = "/releases/tag/";

    private final MirrorClient web;

    LatestRelease(MirrorClient web) {
        this.web = web;
    }

    /** One attempt. */
    ReleaseVersion attempt(Component component, Mirror mirror)
            throws TransientException, HttpException, ReleaseException, InterruptedException {
        Optional<ReleaseVersion> found = byRedirect(component, mirror);
        if (found.isEmpty()) {
            found = byFile(component, mirror);
        }
        return found.orElseThrow(() -> new ReleaseException("The latest release of " + component.title()
                + " cannot be found out at " + mirror + ", which has neither a redirect of releases/latest nor a file"
                + " latest; name a version instead of latest"));
    }

    /** What the tag is to which the page redirects; another redirect before that one is followed. */
    private Optional<ReleaseVersion> byRedirect(Component component, Mirror mirror)
            throws TransientException, HttpException, ReleaseException, InterruptedException {
        URI page = mirror.latestPage().orElse(null);
        Redirects redirects = page == null ? null : new Redirects(page);
        while (page != null) {
            try (Answer answer = web.getWithoutFollowing(mirror, page)) {
                if (!answer.isRedirect()) {
                    return Optional.empty();
                }
                page = redirects.next(page, answer.header("Location").orElseThrow());
            }
            int tag = page.getPath().lastIndexOf(TAG);
            if (tag >= 0) {
                return Optional.of(
                        version(component, page.getPath().substring(tag + TAG.length()), Redirects.show(page)));
            }
        }
        return Optional.empty();
    }

    private Optional<ReleaseVersion> byFile(Component component, Mirror mirror)
            throws TransientException, HttpException, ReleaseException, InterruptedException {
        URI file = mirror.latestFile();
        Optional<String> text = web.text(mirror, file, LONGEST_FILE);
        return text.isEmpty()
                ? Optional.empty()
                : Optional.of(version(component, text.get().lines().findFirst().orElse(""), Redirects.show(file)));
    }

    private static ReleaseVersion version(Component component, String text, String where) throws ReleaseException {
        return component.versionOf(text).orElseThrow(() -> new ReleaseException(
                "The latest release cannot be found out: " + where + " says " + InvalidValueException.quote(text)
                        + ", which is no version; name a version instead of latest"));
    }
}
