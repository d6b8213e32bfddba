/**
 * The text of PDF documents, on the JDK alone: {@link org.kirogate.pdf.PdfText} is the door. Either the whole text
 * comes back, page by page, or a refusal that says why; never a part of it or wrong letters.
 *
 * <p>{@code pdf.file} reads objects, {@code pdf.font} turns codes into characters, this package walks the pages and
 * puts the characters in lines. Source of the format: ISO 32000-1 (PDF 1.7).
 *
 * <p>May import {@code fault}.
 */
package org.kirogate.pdf;
