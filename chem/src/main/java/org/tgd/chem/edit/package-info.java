/** Edits of molecules by rules: what a chemist would try, where the findings point. */
package org.tgd.chem.edit;
