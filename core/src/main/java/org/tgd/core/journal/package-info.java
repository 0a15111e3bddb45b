/**
 * What a run wrote down: its lines in an order that does not depend on threads, and the lanes that
 * keep it.
 */
package org.tgd.core.journal;
