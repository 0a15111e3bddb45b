/** Plans of the OpenKBP challenge's patients beside their reference plans and general searches. */
package org.tgd.benchmarks.openkbp;
