/**
 * Searches for molecules: populations, crossover, builders, models that rank what is not judged.
 */
package org.tgd.chem.search;
