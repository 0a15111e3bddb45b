/** What a run may spend, what it spent, and what it wrote down. */
package org.tgd.core.run;
