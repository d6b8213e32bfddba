/**
 * Web searches with an account of the Kiro service: the call of its own search tool and what it found. May import
 * {@code chat}, {@code json}, {@code upstream}, {@code upstream.http} and the neighbours {@code credential} and
 * {@code service}.
 */
package org.kirogate.upstream.kiro.search;
