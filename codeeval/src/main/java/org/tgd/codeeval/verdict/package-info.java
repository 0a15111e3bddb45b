/** Verdicts on solutions, reached outside of the sandbox that runs them. */
package org.tgd.codeeval.verdict;
