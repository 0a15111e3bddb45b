/** Studies that measure the workbench against controls; each can be run again by anyone. */
package org.tgd.benchmarks.study;
