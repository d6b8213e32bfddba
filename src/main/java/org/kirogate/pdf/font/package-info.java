/**
 * Fonts as far as text needs them: which character a code stands for, and how wide it is. Where a font does not say so
 * with certainty its glyph has no text, and whoever shows it must refuse the document. Source: ISO 32000-1, clause 9.
 *
 * <p>May import {@code pdf.file}.
 */
package org.kirogate.pdf.font;
