/**
 * A journal on disk: entries are appended in microseconds and read back in order, also after the process was killed. It
 * knows that requests begin and end and nothing of what their entries say. Imports nothing of this program.
 */
package org.kirogate.usage.journal;
