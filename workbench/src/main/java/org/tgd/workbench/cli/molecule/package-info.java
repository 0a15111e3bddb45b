/** The commands of {@code tgd molecule}. */
package org.tgd.workbench.cli.molecule;
