/**
 * OpenAI's chat completions: request reader, whole answers, chunk streams, errors and model lists. May import
 * {@code dialect}, {@code chat}, {@code fault} and {@code json}; never another dialect.
 */
package org.kirogate.dialect.openai;
