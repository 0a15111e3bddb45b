/** What a run may spend and what it spent: limits, reservations, prices and the ledger. */
package org.tgd.core.budget;
