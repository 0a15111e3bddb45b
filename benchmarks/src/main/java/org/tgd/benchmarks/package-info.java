/** Tasks, baselines, studies, reports and the command line. */
package org.tgd.benchmarks;
