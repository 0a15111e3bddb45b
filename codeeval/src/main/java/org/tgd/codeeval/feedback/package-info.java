/** What a run of tests says about a program, in numbers, in findings and in words. */
package org.tgd.codeeval.feedback;
