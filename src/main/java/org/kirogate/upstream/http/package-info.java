/**
 * The narrow door to HTTP that every provider uses: {@link org.kirogate.upstream.http.HttpDoor} sends one call and
 * hands back one answer whose body is read in pieces, with a timeout for each piece. How it is done (a pool of blocking
 * HTTP/1.1 connections) is seen by nobody outside.
 *
 * <p>May import the JDK only.
 */
package org.kirogate.upstream.http;
