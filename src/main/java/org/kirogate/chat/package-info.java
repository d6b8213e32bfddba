/**
 * The neutral language between API dialects and upstream providers: what is asked ({@link org.kirogate.chat.ChatRequest})
 * and what comes back ({@link org.kirogate.chat.ReplyStream} of {@link org.kirogate.chat.ReplyEvent}). No dialect meets a
 * provider but through these types. Imports no other room; JSON values (schemas, tool input) are gson's.
 */
package org.kirogate.chat;
