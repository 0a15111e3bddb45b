/** The inner problem: beamlet weights that minimise weighted dose objectives. */
package org.tgd.radiotherapy.optimize;
