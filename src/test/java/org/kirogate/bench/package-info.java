/**
 * What the gateway costs, behind {@code mvn -Pbench verify}: streamed answers of 50 frames over keep-alive connections,
 * straight from an upstream that costs next to nothing, through a plain reverse proxy, and through the gateway.
 *
 * <p>May import {@code support}, {@code run} and the simulator's frame encoder. Measures and asserts nothing but that
 * every answer is whole.
 */
package org.kirogate.bench;
