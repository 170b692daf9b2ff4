/**
 * Tells Slack: how a message looks, and how it is delivered to an incoming webhook or by a bot.
 *
 * <p>A message is one POST of one JSON document, so it is sent with the platform's own HTTP client instead of Slack's
 * SDK. The SDK would bring its HTTP client, its JSON library and Kotlin's runtime into every Jenkins, where other
 * plugins bring other versions of them, and its own ideas of proxies, time-outs and retries in place of those that an
 * administrator has set.
 *
 * @see <a href="https://docs.slack.dev/messaging/sending-messages-using-incoming-webhooks">Incoming webhooks</a>
 * @see <a href="https://docs.slack.dev/reference/methods/chat.postMessage">chat.postMessage</a>
 * @see <a href="https://docs.slack.dev/reference/block-kit/blocks">Block Kit</a>
 */
package io.jenkins.plugins.monitoringimages.slack;
