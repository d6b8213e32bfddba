/**
 * What the Kiro service answers: frames into {@link org.kirogate.chat.ReplyEvent}s, refusals into
 * {@link org.kirogate.upstream.UpstreamFailure}s. Front doors: {@link KiroReplyStream} for an answer,
 * {@link FailureClassifier} for a refusal. May import {@code chat}, {@code json}, {@code upstream},
 * {@code upstream.http} and {@code upstream.eventstream}.
 */
package org.kirogate.upstream.kiro.reply;
