/** Tables of the field: published figures beside ours, by one protocol, counted the same way. */
package org.tgd.benchmarks.table;
