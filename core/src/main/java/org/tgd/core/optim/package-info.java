/** Strategies: how feedback becomes the next candidates. */
package org.tgd.core.optim;
