/** Druglikeness and its parts: QED, Crippen logP, TPSA, alerts, SA score, fingerprints. */
package org.tgd.chem.score;
