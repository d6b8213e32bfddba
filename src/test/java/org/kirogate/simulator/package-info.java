/**
 * A simulator of the Kiro services at wire level, on a real loopback socket: all hosts on one port. It plays scripts
 * and records what it was sent, or, for the one-command run, obeys marks in the user's text. Written without any code
 * of the gateway (only its JSON library), so that each side proves the other.
 *
 * <p>Front door: {@link org.kirogate.simulator.Simulator}.
 */
package org.kirogate.simulator;
