/** Internal: SMARTS patterns, read by CDK and matched on the compact graph with RDKit's meaning. */
package org.tgd.chem.smarts;
