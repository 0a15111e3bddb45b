/** The commands of {@code tgd run}: runs found, shown, resumed, replayed and exported. */
package org.tgd.workbench.cli.run;
