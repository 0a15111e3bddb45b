/** Plans in reports: dose-volume curves, doses on the CT, tables of goals and statistics. */
package org.tgd.radiotherapy.draw;
