/** Molecules judged: objectives, what each costs, and which edits would help by how much. */
package org.tgd.chem.objective;
