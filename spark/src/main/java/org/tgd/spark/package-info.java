/** Jobs on Apache Spark: threads of one machine, or the workers of a standalone master. */
package org.tgd.spark;
