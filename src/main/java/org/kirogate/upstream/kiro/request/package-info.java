/**
 * What is sent to the Kiro service: a request in the neutral language becomes a conversation that keeps the service's
 * seven rules, then the body of one wire dialect. No I/O. May import {@code chat}, {@code config}, {@code json}, {@code
 * upstream} and the neighbours {@code credential} and {@code service}.
 */
package org.kirogate.upstream.kiro.request;
