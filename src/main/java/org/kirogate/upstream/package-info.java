/**
 * The provider seam: {@link org.kirogate.upstream.Upstream} and the values that pass through it. A provider is a package
 * below this one, named in one line of the composition root; providers never import one another. May import
 * {@code chat}, {@code config}, {@code json} and {@code secret}.
 */
package org.kirogate.upstream;
