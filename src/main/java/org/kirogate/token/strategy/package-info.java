/**
 * The allocation strategies that come with the gateway, and the loader that finds one by its name. Part of the room
 * {@code token}, and may import what it may.
 */
package org.kirogate.token.strategy;
