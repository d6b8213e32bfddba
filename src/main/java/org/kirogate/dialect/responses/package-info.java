/**
 * OpenAI's Responses API, stateless: request reader, whole responses and event streams. May import {@code dialect},
 * {@code chat}, {@code fault} and {@code json}; never another dialect.
 */
package org.kirogate.dialect.responses;
