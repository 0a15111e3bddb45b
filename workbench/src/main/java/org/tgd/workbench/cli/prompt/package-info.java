/** The commands {@code tgd prompt ...}. */
package org.tgd.workbench.cli.prompt;
