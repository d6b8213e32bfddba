/**
 * The composition root: {@link org.kirogate.app.GatewayListener}, the only class {@code web.xml} names; the object graph, the
 * list of servlets and filters, and the one scheduler. May import every room.
 */
package org.kirogate.app;
