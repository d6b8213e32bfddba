/** The guide's questions, answered by the running program. May import {@code app} and {@code simulator}. */
package org.kirogate.guide;
