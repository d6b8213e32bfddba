/**
 * The wire formats that callers speak: each {@link org.kirogate.dialect.Dialect} reads a request into the neutral
 * language of {@code chat} and writes answers, events and errors in its own shape, as bytes.
 *
 * <p>May import {@code chat}, {@code fault}, {@code json} and {@code pdf}; no servlet types. The packages below this
 * one each hold one dialect and never see each other; what two of them need stands here.
 */
package org.kirogate.dialect;
