package io.jenkins.plugins.monitoringimages.plugin.notify;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;

import hudson.model.FreeStyleProject;
import hudson.model.Item;
import hudson.model.Items;
import hudson.model.User;
import hudson.security.ACL;
import hudson.security.ACLContext;
import hudson.security.AccessDeniedException3;
import io.jenkins.plugins.casc.ConfigurationAsCode;
import io.jenkins.plugins.casc.ConfigurationContext;
import io.jenkins.plugins.casc.ConfiguratorRegistry;
import io.jenkins.plugins.casc.misc.Util;
import java.util.List;
import jenkins.model.Jenkins;
import org.jenkinsci.plugins.workflow.cps.Snippetizer;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.jvnet.hudson.test.JenkinsRule;
import org.jvnet.hudson.test.MockAuthorizationStrategy;
import org.jvnet.hudson.test.junit.jupiter.WithJenkins;

/** Slack's defaults, who may try them, and the step as the Snippet Generator writes it. */
@WithJenkins
class SlackConfigurationJenkinsTest {

    private JenkinsRule jenkins;

    @BeforeEach
    void start(JenkinsRule rule) {
        jenkins = rule;
    }

    @Test
    void isReadFromCodeSavedByItsPageAndExportedAsTheSameCode() throws Exception {
        ConfigurationAsCode.get().configure(getClass().getResource("casc.yaml").toString());
        jenkins.configRoundtrip();

        SlackConfiguration configuration = SlackConfiguration.get();
        assertThat(configuration.getCredentialsId()).isEqualTo("slack-webhook");
        assertThat(configuration.getChannel()).isEqualTo("#monitoring");
        assertThat(configuration.getAllowedHosts()).containsExactly("chat.example.org", "chat.example.org:8065");
        ConfigurationContext context = new ConfigurationContext(ConfiguratorRegistry.get());
        String exported = Util.toYamlString(Util.getUnclassifiedRoot(context).get("monitoringImagesSlack"));
        assertThat(exported).isEqualTo(Util.toStringFromYamlFile(this, "exported.yaml"));
    }

    @Test
    void eventsAreStoredAsAnOrdinaryListAndThoseOfAnEarlierVersionAreRead() {
        NotifySlackStep step = new NotifySlackStep();
        step.setEvents(List.of("started", "failure"));

        String xml = Items.XSTREAM2.toXML(step);

        assertThat(xml).contains("<string>started</string>").doesNotContain("java.util", "CollSer");
        assertThat(((NotifySlackStep) Items.XSTREAM2.fromXML(xml)).getEvents()).containsExactly("started", "failure");
        String old = xml.replace("<events>", "<events class=\"java.util.ImmutableCollections$List12\" resolves-to=\"java.util.CollSer\" serialization=\"custom\"><java.util.CollSer><default><tag>1</tag></default><int>2</int>")
                .replace("</events>", "</java.util.CollSer></events>");
        assertThat(((NotifySlackStep) Items.XSTREAM2.fromXML(old)).getEvents()).containsExactly("started", "failure");
    }

    @Test
    void onlyThoseWhoMayConfigureSendATestMessage() throws Exception {
        FreeStyleProject job = jenkins.createFreeStyleProject("coop");
        jenkins.jenkins.setSecurityRealm(jenkins.createDummySecurityRealm());
        jenkins.jenkins.setAuthorizationStrategy(new MockAuthorizationStrategy()
                .grant(Jenkins.READ, Item.READ).everywhere().to("reader")
                .grant(Jenkins.READ, Item.READ, Item.CONFIGURE).everywhere().to("configurer"));
        NotifySlackStep.DescriptorImpl step =
                jenkins.jenkins.getDescriptorByType(NotifySlackStep.DescriptorImpl.class);

        try (ACLContext as = ACL.as2(User.getById("reader", true).impersonate2())) {
            assertThatExceptionOfType(AccessDeniedException3.class)
                    .isThrownBy(() -> step.doSendTestMessage(job, "slack", null));
            assertThat(step.doFillCredentialsIdItems(job, "slack")).extracting(option -> option.value)
                    .containsExactly("", "slack");
        }
        try (ACLContext as = ACL.as2(User.getById("configurer", true).impersonate2())) {
            assertThat(step.doSendTestMessage(job, "slack", null).getMessage()).contains("no secret text");
            assertThatExceptionOfType(AccessDeniedException3.class)
                    .isThrownBy(() -> SlackConfiguration.get().doSendTestMessage("slack", null));
        }
    }

    @Test
    void theSnippetHoldsOnlyWhatIsNotTheDefault() {
        NotifySlackStep step = new NotifySlackStep();
        assertThat(Snippetizer.object2Groovy(step)).isEqualTo("notifySlackOfMonitoringImage()");

        step.setEvents(List.of("failure", "backToNormal"));
        step.setChannel("#coop");
        assertThat(Snippetizer.object2Groovy(step)).isEqualTo(
                "notifySlackOfMonitoringImage channel: '#coop', events: ['failure', 'backToNormal']");
    }
}
