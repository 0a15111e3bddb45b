/** What commands share: options, exit codes, failures, progress, and a run in the foreground. */
package org.tgd.workbench.cli.base;
