/** General searches over boxes that see nothing but a number: what textual gradients must beat. */
package org.tgd.benchmarks.baseline;
