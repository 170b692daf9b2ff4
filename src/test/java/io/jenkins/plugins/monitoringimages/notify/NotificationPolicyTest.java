package io.jenkins.plugins.monitoringimages.notify;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.Arrays;
import java.util.EnumSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Collectors;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class NotificationPolicyTest {

    private static final Set<NotificationEvent> ALL = EnumSet.allOf(NotificationEvent.class);

    @ParameterizedTest(name = "{0}: {2} after {1}, new version {3} -> {4}")
    @CsvSource(delimiter = '|', textBlock = """
        # chosen                     | last      | this      | new   | told
        default                      | none      | SUCCESS   | false | success
        default                      | none      | FAILURE   | false | failure
        default                      | SUCCESS   | SUCCESS   | false | success
        default                      | SUCCESS   | FAILURE   | false | failure
        default                      | FAILURE   | FAILURE   | false | failure
        default                      | UNSTABLE  | FAILURE   | false | failure
        default                      | FAILURE   | SUCCESS   | false | backToNormal
        default                      | UNSTABLE  | SUCCESS   | false | backToNormal
        default                      | FAILURE   | UNSTABLE  | false | -
        default                      | SUCCESS   | ABORTED   | false | -
        default                      | SUCCESS   | NOT_BUILT | false | -
        default                      | SUCCESS   | SUCCESS   | true  | success
        default                      | FAILURE   | SUCCESS   | true  | backToNormal
        all                          | none      | SUCCESS   | false | success
        all                          | none      | FAILURE   | false | failure
        all                          | SUCCESS   | SUCCESS   | true  | newVersion
        all                          | FAILURE   | SUCCESS   | true  | backToNormal
        all                          | FAILURE   | SUCCESS   | false | backToNormal
        all                          | FAILURE   | FAILURE   | false | stillFailing
        all                          | UNSTABLE  | FAILURE   | false | failure
        all                          | SUCCESS   | FAILURE   | false | failure
        all                          | FAILURE   | FAILURE   | true  | stillFailing
        all                          | SUCCESS   | UNSTABLE  | true  | unstable
        all                          | UNSTABLE  | UNSTABLE  | false | unstable
        all                          | FAILURE   | UNSTABLE  | false | unstable
        all                          | FAILURE   | ABORTED   | false | aborted
        all                          | FAILURE   | NOT_BUILT | false | -
        all                          | ABORTED   | SUCCESS   | false | success
        all                          | NOT_BUILT | SUCCESS   | false | success
        all                          | ABORTED   | FAILURE   | false | failure
        success                      | FAILURE   | SUCCESS   | false | success
        success newVersion           | SUCCESS   | SUCCESS   | true  | newVersion
        success newVersion           | FAILURE   | SUCCESS   | true  | newVersion
        success newVersion           | SUCCESS   | SUCCESS   | false | success
        newVersion                   | SUCCESS   | SUCCESS   | false | -
        newVersion                   | SUCCESS   | FAILURE   | true  | -
        backToNormal                 | SUCCESS   | SUCCESS   | true  | -
        backToNormal                 | FAILURE   | SUCCESS   | true  | backToNormal
        backToNormal                 | none      | SUCCESS   | false | -
        failure                      | FAILURE   | FAILURE   | false | failure
        stillFailing                 | FAILURE   | FAILURE   | false | stillFailing
        stillFailing                 | SUCCESS   | FAILURE   | false | -
        stillFailing                 | UNSTABLE  | FAILURE   | false | -
        unstable                     | SUCCESS   | FAILURE   | false | -
        started                      | FAILURE   | SUCCESS   | true  | -
        nothing                      | FAILURE   | SUCCESS   | true  | -
        """)
    void tellsARunOnceAsTheMostTellingChosenEvent(
            String chosen, String last, RunResult result, boolean newVersion, String told) {
        Optional<RunResult> lastResult = last.equals("none") ? Optional.empty() : Optional.of(RunResult.valueOf(last));

        Optional<NotificationEvent> event =
                NotificationPolicy.atEnd(events(chosen), result, lastResult, newVersion);

        assertThat(event.map(NotificationEvent::specName).orElse("-")).isEqualTo(told);
    }

    @Test
    void tellsTheStartOnlyToWhomChoseIt() {
        assertThat(NotificationPolicy.atStart(ALL)).contains(NotificationEvent.STARTED);
        assertThat(NotificationPolicy.atStart(NotificationEvent.defaults())).isEmpty();
    }

    @Test
    void seesBackToNormalThroughAnAbortedRun() {
        List<RunVerdict> earlier = List.of(
                new RunVerdict(1, RunResult.FAILURE, ""),
                new RunVerdict(2, RunResult.ABORTED, ""));

        assertThat(NotificationPolicy.atEnd(ALL, new RunVerdict(3, RunResult.SUCCESS, "2.53.5"), earlier))
                .contains(NotificationEvent.BACK_TO_NORMAL);
    }

    @Test
    void tellsFailFailSuccessAbortedSuccessByDefaultAsFourMessages() {
        List<RunVerdict> runs = List.of(
                new RunVerdict(1, RunResult.FAILURE, ""),
                new RunVerdict(2, RunResult.FAILURE, ""),
                new RunVerdict(3, RunResult.SUCCESS, "2.53.5"),
                new RunVerdict(4, RunResult.ABORTED, ""),
                new RunVerdict(5, RunResult.SUCCESS, "2.53.5"));

        String told = runs.stream()
                .map(run -> NotificationPolicy.atEnd(NotificationEvent.defaults(), run, runs))
                .map(event -> event.map(NotificationEvent::specName).orElse("-"))
                .collect(Collectors.joining(" "));

        assertThat(told).isEqualTo("failure failure backToNormal - success");
    }

    @Test
    void comparesTheVersionWithTheLastGoodRunEvenWhereFailuresLieBetween() {
        List<RunVerdict> earlier = List.of(
                new RunVerdict(1, RunResult.SUCCESS, "2.53.4"),
                new RunVerdict(2, RunResult.FAILURE, "2.53.5"));
        Set<NotificationEvent> chosen = Set.of(NotificationEvent.NEW_VERSION);

        assertThat(NotificationPolicy.atEnd(chosen, new RunVerdict(3, RunResult.SUCCESS, "2.53.5"), earlier))
                .contains(NotificationEvent.NEW_VERSION);
        assertThat(NotificationPolicy.atEnd(chosen, new RunVerdict(3, RunResult.SUCCESS, "2.53.4"), earlier))
                .isEmpty();
    }

    private static Set<NotificationEvent> events(String chosen) {
        return switch (chosen) {
            case "default" -> NotificationEvent.defaults();
            case "all" -> ALL;
            case "nothing" -> Set.of();
            default -> NotificationEvent.parseAll(Arrays.asList(chosen.split(" ")));
        };
    }
}
