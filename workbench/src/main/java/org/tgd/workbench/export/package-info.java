/** Runs, one or many, in forms that other programs read. */
package org.tgd.workbench.export;
