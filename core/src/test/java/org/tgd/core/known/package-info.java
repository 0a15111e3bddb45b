/** Problems whose right textual gradient is known, and oracles that answer prompts with it. */
package org.tgd.core.known;
