/** The command line: commands, options, output and exit codes. */
package org.tgd.benchmarks.cli;
