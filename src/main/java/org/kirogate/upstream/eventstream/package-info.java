/**
 * The AWS event stream on bytes: cuts a stream that arrives in pieces of any size into checked frames, and reads the
 * one string that the frequent events carry. It knows no event's meaning, no HTTP and no provider.
 *
 * <p>May import the JDK only. Source of the format: Kiro protocol, sections 4.1 and 4.2.
 */
package org.kirogate.upstream.eventstream;
