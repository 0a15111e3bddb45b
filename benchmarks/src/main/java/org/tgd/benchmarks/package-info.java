/** Studies, baselines and statistics: the workbench measured against controls, peers and itself. */
package org.tgd.benchmarks;
