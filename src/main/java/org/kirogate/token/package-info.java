/**
 * The pool of upstream accounts ("tokens") that people bring: their management ({@link org.kirogate.token.Tokens}), who
 * serves a request ({@link org.kirogate.token.TokenPool} and {@link org.kirogate.token.AllocationStrategy}), states and
 * cool-downs, refresh of bearers, health checks. Owns the table {@code tokens}. May import {@code upstream} (not its
 * providers), {@code chat}, {@code config}, {@code db}, {@code fault} and {@code secret}.
 */
package org.kirogate.token;
