/** Runs as a page and as lines for the terminal. */
package org.tgd.workbench.report;
