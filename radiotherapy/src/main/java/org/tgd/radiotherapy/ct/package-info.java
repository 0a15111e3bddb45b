/** Points, voxel grids and computed tomography in LPS patient millimetres. */
package org.tgd.radiotherapy.ct;
