/** Planning cases in and out: case folders, DICOM, MATLAB, NRRD and NIfTI files, phantoms. */
package org.tgd.radiotherapy.io;
