/** Molecules checked, scored, docked and edited, with findings that say which atoms cost what. */
package org.tgd.chem;
