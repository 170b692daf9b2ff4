package io.jenkins.plugins.monitoringimages.build;

import io.jenkins.plugins.monitoringimages.model.BuildException;
import io.jenkins.plugins.monitoringimages.model.InvalidValueException;
import java.time.Instant;
import java.util.Map;
import java.util.Optional;

/**
 * The time that whoever rebuilds something wants it to carry.
 *
 * @see <a href="https://reproducible-builds.org/specs/source-date-epoch/">SOURCE_DATE_EPOCH</a>
 */
final class SourceDate {

    private static final String VARIABLE = "SOURCE_DATE_EPOCH";

    private SourceDate() {}

    /** @throws BuildException if the variable is there and no number of seconds */
    static Optional<Instant> of(Map<String, String> environment) throws BuildException {
        String text = environment.getOrDefault(VARIABLE, "").trim();
        if (text.isEmpty()) {
            return Optional.empty();
        }
        if (!text.matches("\\d{1,11}")) {
            throw new BuildException(VARIABLE + " is " + InvalidValueException.quote(text)
                    + "; allowed: a number of seconds since 1970, at most 11 digits");
        }
        return Optional.of(Instant.ofEpochSecond(Long.parseLong(text)));
    }
}
