/** Docking as an evaluator: cached results, contacts, and findings atom by atom. */
package org.tgd.chem.docking.finding;
