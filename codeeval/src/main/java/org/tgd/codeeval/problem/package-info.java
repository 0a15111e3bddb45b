/** Problems, submissions and values as plain records, the files they come from, the comparison. */
package org.tgd.codeeval.problem;
