/** The photon pencil-beam dose engine, its machines and the dose-influence matrix. */
package org.tgd.radiotherapy.dose;
