/** Critic, editor, functions and losses that ask a language model. */
package org.tgd.core.llm;
