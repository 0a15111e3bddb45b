/** Molecules drawn as SVG. */
package org.tgd.chem.draw;
