/** Boxes in which untrusted programs run: found, tested, started, watched and wiped. */
package org.tgd.codeeval.sandbox;
