/** Beams: directions, their beam's eye view and the bixels that cover the target. */
package org.tgd.radiotherapy.beam;
