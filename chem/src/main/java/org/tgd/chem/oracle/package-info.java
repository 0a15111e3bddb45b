/** Numbers of molecules and how they are joined to one: similarities, windows, means, presets. */
package org.tgd.chem.oracle;
