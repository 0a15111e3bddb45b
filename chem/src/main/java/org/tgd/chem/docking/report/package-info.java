/** What the report of a docking run shows beside that of any run. */
package org.tgd.chem.docking.report;
