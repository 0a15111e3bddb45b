/** Dose objectives: what a plan is asked for, each with value, gradient and curvature. */
package org.tgd.radiotherapy.objective;
