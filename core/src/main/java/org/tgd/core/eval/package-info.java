/** What a domain knows: evaluators that judge a text by computation and say which way is better. */
package org.tgd.core.eval;
