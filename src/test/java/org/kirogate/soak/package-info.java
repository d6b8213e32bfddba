/**
 * Everything that can go wrong with accounts, at once: how a client fares whose request meets it (the matrices), and
 * how two hundred do for a minute ({@link org.kirogate.soak.Soak}). May import {@code app} and {@code simulator} of
 * the tests.
 */
package org.kirogate.soak;
