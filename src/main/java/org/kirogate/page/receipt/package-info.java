/**
 * The receipt of a request as pages tell it: from the stored JSON to the steps of its story and the bar of its time. May
 * import {@code page}, {@code token} and {@code usage}.
 */
package org.kirogate.page.receipt;
