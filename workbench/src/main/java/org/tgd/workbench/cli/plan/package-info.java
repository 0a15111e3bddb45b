/** The commands of {@code tgd plan}. */
package org.tgd.workbench.cli.plan;
