package io.jenkins.plugins.monitoringimages.slack;

import java.util.List;
import java.util.Set;

/**
 * What to do about errors that Slack names.
 *
 * @param codes as Slack names them
 * @param text a sentence without its full stop
 * @see <a href="https://docs.slack.dev/reference/methods/chat.postMessage#errors">errors of chat.postMessage</a>
 * @see <a href="https://docs.slack.dev/changelog/2016-05-17-changes-to-errors-for-incoming-webhooks">errors of
 *     webhooks</a>
 */
record SlackAdvice(Set<String> codes, String text) {

    private static final String UNKNOWN = "See the errors at https://docs.slack.dev/reference/methods/chat.postMessage";

    private static final List<SlackAdvice> ALL = List.of(
            new SlackAdvice(
                    Set.of("channel_not_found"),
                    "The channel does not exist, or the sender cannot see it: check its name, and invite the bot to it "
                            + "if it is private"),
            new SlackAdvice(
                    Set.of("not_in_channel"),
                    "The bot is not a member of the channel: invite it there with /invite"),
            new SlackAdvice(
                    Set.of("is_archived", "channel_is_archived"),
                    "The channel is archived: choose another one or unarchive it"),
            new SlackAdvice(
                    Set.of("invalid_auth", "not_authed"),
                    "The token is not valid, or not from this network: store the bot token of the installed app again"),
            new SlackAdvice(
                    Set.of("token_revoked", "token_expired", "account_inactive"),
                    "The token has ended: install the app again and store its new bot token"),
            new SlackAdvice(
                    Set.of("missing_scope"),
                    "The token lacks a permission: add the scope chat:write (and chat:write.public for channels that "
                            + "the bot is not in) to the app, install it again and store its new bot token"),
            new SlackAdvice(
                    Set.of("not_allowed_token_type"),
                    "The token is of another kind: store a bot token, which begins with xoxb-"),
            new SlackAdvice(
                    Set.of("no_service", "no_service_id", "no_active_hooks", "no_team", "team_disabled",
                            "invalid_token"),
                    "The webhook is switched off or was removed: make a new one and store its address"),
            new SlackAdvice(
                    Set.of("action_prohibited", "posting_to_general_channel_denied", "restricted_action",
                            "restricted_action_read_only_channel", "restricted_action_thread_only_channel",
                            "team_access_not_granted", "ekm_access_denied", "access_denied", "org_login_required"),
                    "The workspace does not allow this posting: ask its administrators"),
            new SlackAdvice(
                    Set.of("invalid_payload", "invalid_blocks", "invalid_blocks_format", "no_text", "msg_too_long",
                            "msg_blocks_too_long", "missing_text_or_fallback_or_attachments", "invalid_arguments"),
                    "Slack does not understand the message: this is a mistake of the sender, please report it"),
            new SlackAdvice(
                    Set.of("ratelimited", "rate_limited", "message_limit_exceeded"),
                    "Too many messages were sent: send fewer events or to another channel"),
            new SlackAdvice(
                    Set.of("internal_error", "fatal_error", "service_unavailable", "request_timeout", "rollup_error"),
                    "Slack has a problem of its own: see https://slack-status.com"));

    /** What to do about one error; where it is not known, where to look it up. */
    static String of(String code) {
        return ALL.stream()
                .filter(advice -> advice.codes.contains(code))
                .findFirst()
                .map(SlackAdvice::text)
                .orElse(UNKNOWN);
    }
}
