/** The graph of texts, its losses, the backward pass and the optimization loop. */
package org.tgd.core;
