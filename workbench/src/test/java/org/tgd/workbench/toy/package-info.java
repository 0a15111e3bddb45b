/** A domain of its own, as a user of the program would add it. */
package org.tgd.workbench.toy;
