package io.jenkins.plugins.monitoringimages.cli.input;

import io.jenkins.plugins.monitoringimages.http.HttpException;
import io.jenkins.plugins.monitoringimages.http.Trust;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import javax.net.ssl.SSLContext;
import picocli.CommandLine.Option;

/** The option that says whose certificates are trusted, beside Java's own authorities. */
public final class TrustedAuthorities {

    @Option(
            names = "--ca-file",
            paramLabel = "FILE",
            description = "Certificates, as PEM, of authorities that are trusted beside Java's own: those of a mirror or "
                    + "registry within an organisation.")
    private Path file;

    /** Lets this process trust them from now on. */
    public void trust() throws UsageException {
        if (file == null) {
            return;
        }
        try {
            SSLContext.setDefault(Trust.with(Files.readAllBytes(file)));
        } catch (IOException e) {
            throw new UsageException("--ca-file: " + file + " cannot be read: there is no such file, or no access");
        } catch (HttpException e) {
            throw new UsageException("--ca-file: " + file + " " + e.getMessage());
        }
    }
}
