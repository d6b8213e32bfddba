/**
 * Fresh bearers for Kiro accounts. May import {@code json}, {@code upstream} and the neighbours {@code credential} and
 * {@code service}.
 */
package org.kirogate.upstream.kiro.auth;
