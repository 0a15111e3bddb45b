/**
 * How programs in languages with a compiler or interpreter of their own are made, as texts and
 * commands.
 */
package org.tgd.codeeval.language;
