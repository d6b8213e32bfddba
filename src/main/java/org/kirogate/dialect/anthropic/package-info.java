/**
 * Anthropic's Messages API: request reader, whole answers, event streams, token counts, errors and model lists. May
 * import {@code dialect}, {@code chat}, {@code fault} and {@code json}; never another dialect.
 */
package org.kirogate.dialect.anthropic;
