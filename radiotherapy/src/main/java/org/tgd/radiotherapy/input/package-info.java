/** Texts that users write, read strictly: what would change nothing, or twice, is refused. */
package org.tgd.radiotherapy.input;
