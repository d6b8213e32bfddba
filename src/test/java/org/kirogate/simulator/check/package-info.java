/**
 * The strict checks the service makes before it answers (Kiro protocol, section 11), in its order, each with a switch.
 * May import {@code simulator.account} and {@code simulator.call}.
 */
package org.kirogate.simulator.check;
