/** The command {@code tgd}: its tree of commands, and those that belong to no field. */
package org.tgd.workbench.cli;
