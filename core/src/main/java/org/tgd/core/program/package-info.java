/** Evaluators that are programs of the user's own, in any language, and the domain around them. */
package org.tgd.core.program;
