/**
 * The accounts the simulator knows and the services about them: tokens, sign-in, credits, profiles, models. May import
 * {@code simulator.call}, {@code simulator.pace} and {@code simulator.stream}.
 */
package org.kirogate.simulator.account;
