/** Dose-volume histograms, dose statistics, plan indices and the gamma index. */
package org.tgd.radiotherapy.dvh;
