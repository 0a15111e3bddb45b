/** Reports of runs: tables for the terminal and pages that stand on their own. */
package org.tgd.benchmarks.report;
