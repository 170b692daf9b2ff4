package io.jenkins.plugins.monitoringimages.release.download;

import io.jenkins.plugins.monitoringimages.component.Component;
import io.jenkins.plugins.monitoringimages.component.ReleaseAsset;
import io.jenkins.plugins.monitoringimages.http.Authorization;
import io.jenkins.plugins.monitoringimages.model.InvalidValueException;
import io.jenkins.plugins.monitoringimages.release.ReleaseException;
import io.jenkins.plugins.monitoringimages.release.ReleaseOptions;
import java.net.URI;
import java.net.URISyntaxException;
import java.util.Optional;

/**
 * An address below which releases lie as {@code v<version>/<tarball>}, each with a {@code sha256sums.txt} beside it. A
 * {@code user:password@} in it is kept apart: it is sent to that server alone, and shown to nobody.
 */
public final class Mirror {

    private static final String ALLOWED = "an http or https address such as"
            + " https://github.com/prometheus/prometheus/releases/download, without a query";
    private static final String DOWNLOADS = "/releases/download";

    private final String base;
    private final String login;

    private Mirror(String base, String login) {
        this.base = base;
        this.login = login;
    }

    /**
     * @throws InvalidValueException if it is no http or https address of a server; the message does not show a password
     */
    public static Mirror parse(String text) {
        String address = text == null ? "" : text.trim();
        String shown = address.replaceFirst("//[^/]*@", "//");
        try {
            URI uri = new URI(address);
            boolean web = "http".equalsIgnoreCase(uri.getScheme()) || "https".equalsIgnoreCase(uri.getScheme());
            if (!web || uri.getHost() == null || uri.getRawQuery() != null || uri.getRawFragment() != null) {
                throw new InvalidValueException(shown, ALLOWED);
            }
            String login = uri.getRawUserInfo() == null ? "" : uri.getRawUserInfo();
            String plain = login.isEmpty() ? address : address.replaceFirst("//[^/]*@", "//");
            URI.create(plain);
            return new Mirror(plain.replaceFirst("/+$", ""), Authorization.decode(login));
        } catch (URISyntaxException e) {
            throw new InvalidValueException(shown, ALLOWED);
        }
    }

    /** The mirror that the options name, or else the component's own. */
    static Mirror of(Component component, ReleaseOptions options) throws ReleaseException {
        if (options.mirror().isBlank() && component.releases().isEmpty()) {
            throw new ReleaseException("Nobody says which version of " + component.title() + " is the latest; name one, or a"
                    + " release.mirror that has a file latest");
        }
        try {
            return parse(options.mirror().isBlank() ? component.releases() : options.mirror());
        } catch (InvalidValueException e) {
            throw new ReleaseException("The release mirror " + e.getMessage(), e);
        }
    }

    /** The same with another login, which is secret. */
    Mirror withLogin(String user, String password) {
        return new Mirror(base, user + ":" + password);
    }

    URI tarball(ReleaseAsset asset) {
        return below(asset.releaseTag() + "/" + asset.fileName());
    }

    /** The file that has the checksum of the tarball; empty where there is none. */
    Optional<URI> checksums(ReleaseAsset asset) {
        return asset.checksumsName().map(name -> below(asset.releaseTag() + "/" + name));
    }

    /** The page that redirects to the latest release, where this is laid out as GitHub is. */
    Optional<URI> latestPage() {
        return base.endsWith(DOWNLOADS)
                ? Optional.of(URI.create(base.substring(0, base.length() - "download".length()) + "latest"))
                : Optional.empty();
    }

    /** The text file in which a mirror may name its latest release. */
    URI latestFile() {
        return below("latest");
    }

    /** What logs in at the mirror itself, and at no other server. */
    Authorization login() {
        return login.isEmpty()
                ? Authorization.none()
                : Authorization.only(URI.create(base), Authorization.basic(login));
    }

    /** Without login. */
    @Override
    public String toString() {
        return base;
    }

    /** {@code +} stands for a space to many servers, so that the one of a version is encoded. */
    private URI below(String path) {
        return URI.create(base + "/" + path.replace("+", "%2B"));
    }
}
