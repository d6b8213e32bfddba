/**
 * Scripted play: turns with conditions, and the fixture files as scripts. May import {@code simulator.call},
 * {@code simulator.pace} and {@code simulator.stream}.
 */
package org.kirogate.simulator.script;
