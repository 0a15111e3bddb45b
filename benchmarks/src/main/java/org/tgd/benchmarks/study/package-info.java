/** Studies: the workbench measured against baselines, controls and itself. */
package org.tgd.benchmarks.study;
