/** Plans of runs for other programs. */
package org.tgd.radiotherapy.export;
