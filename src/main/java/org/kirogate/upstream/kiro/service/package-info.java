/**
 * The Kiro service's hosts, headers and wire dialects, and the sending of one call: a good answer or an
 * {@link org.kirogate.upstream.UpstreamException}. May import {@code config}, {@code json}, {@code upstream},
 * {@code upstream.http} and the neighbour {@code credential}.
 */
package org.kirogate.upstream.kiro.service;
