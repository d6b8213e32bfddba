/**
 * A PDF as a set of objects: lexical rules, cross-reference tables and streams, their repair, object streams and the
 * lossless filters. It knows neither pages nor fonts. Source: ISO 32000-1 (PDF 1.7), clause 7.
 *
 * <p>May import the JDK only.
 */
package org.kirogate.pdf.file;
