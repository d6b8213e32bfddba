/**
 * Charts that the server draws: from numbers to shapes that tags write as SVG, with the table behind each. Knows no
 * room but
 * {@code page}.
 */
package org.kirogate.page.chart;
