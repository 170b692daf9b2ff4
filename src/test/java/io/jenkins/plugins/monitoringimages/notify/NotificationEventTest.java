package io.jenkins.plugins.monitoringimages.notify;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.jenkins.plugins.monitoringimages.model.InvalidValueException;
import java.util.Arrays;
import java.util.EnumSet;
import java.util.List;
import org.junit.jupiter.api.Test;

class NotificationEventTest {

    @Test
    void readsEverySpecNameBack() {
        List<String> names = Arrays.stream(NotificationEvent.values()).map(NotificationEvent::specName).toList();

        assertThat(NotificationEvent.parseAll(names)).isEqualTo(EnumSet.allOf(NotificationEvent.class));
        assertThat(names).contains("backToNormal", "stillFailing", "newVersion");
    }

    @Test
    void namesAllEventsWhereOneIsUnknown() {
        assertThatThrownBy(() -> NotificationEvent.parse("fixed"))
                .isInstanceOf(InvalidValueException.class)
                .hasMessage("'fixed' is not allowed; allowed: one of started, success, unstable, failure, aborted, "
                        + "backToNormal, stillFailing, newVersion");
    }

    @Test
    void tellsFailureSuccessAndBackToNormalByDefault() {
        assertThat(NotifySettings.defaults().events()).containsExactly(
                NotificationEvent.SUCCESS, NotificationEvent.FAILURE, NotificationEvent.BACK_TO_NORMAL);
        assertThat(NotifySettings.defaults().failOnError()).isFalse();
    }
}
