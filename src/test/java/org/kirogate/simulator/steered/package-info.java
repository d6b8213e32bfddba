/**
 * The steered model of the one-command run: it obeys marks in the user's text, so that anyone can try anything without
 * an account. May import {@code simulator.account}, {@code simulator.call} and {@code simulator.stream}.
 */
package org.kirogate.simulator.steered;
