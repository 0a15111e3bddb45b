/** Runs: what is optimized and how, the directory that records it, and what can be read from it. */
package org.tgd.benchmarks.task;
