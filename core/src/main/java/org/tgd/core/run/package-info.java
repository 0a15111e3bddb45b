/**
 * Runs: what is optimized and how, the directory that records it, resume, replay, and what is read
 * from it.
 */
package org.tgd.core.run;
