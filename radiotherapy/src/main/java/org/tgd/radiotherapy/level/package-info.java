/** Plans made level after level: what a level of goals reached is a hard limit for the next. */
package org.tgd.radiotherapy.level;
