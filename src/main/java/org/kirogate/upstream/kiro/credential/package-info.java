/**
 * What proves a Kiro account: kinds, attribute names, regions, profile ARNs, and the reading of credentials out of the
 * export formats of other tools. No I/O. May import {@code upstream} and {@code json}.
 */
package org.kirogate.upstream.kiro.credential;
