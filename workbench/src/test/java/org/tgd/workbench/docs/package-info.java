/** The documentation, run as a reader would. */
package org.tgd.workbench.docs;
