/** The commands of {@code tgd bench}: studies. */
package org.tgd.workbench.cli.bench;
