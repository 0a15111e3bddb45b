/** The dashboard: pages over the runs of a folder, live, on the machine's own address. */
package org.tgd.workbench.serve;
