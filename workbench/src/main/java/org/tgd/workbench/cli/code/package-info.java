/** The commands of {@code tgd code}. */
package org.tgd.workbench.cli.code;
