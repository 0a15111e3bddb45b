/** Organs and targets as voxel sets, their overlap and their transfer to the dose grid. */
package org.tgd.radiotherapy.structure;
