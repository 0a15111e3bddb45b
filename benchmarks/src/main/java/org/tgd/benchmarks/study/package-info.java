/** Studies: methods compared over instances at equal budgets. */
package org.tgd.benchmarks.study;
