/**
 * Answers: frames and their encoder, written apart from the gateway's decoder so that each proves the other, and the
 * player that sends an answer with the faults asked for. May import {@code simulator.call}, {@code simulator.http}
 * and {@code simulator.pace}.
 */
package org.kirogate.simulator.stream;
