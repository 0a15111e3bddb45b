/** Data sets: items, their splits, the batches of steps, and what is known of items. */
package org.tgd.core.data;
