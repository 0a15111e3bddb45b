/** Question tasks: items with gold answers, and the exact checkers of what a model answered. */
package org.tgd.benchmarks.answer;
