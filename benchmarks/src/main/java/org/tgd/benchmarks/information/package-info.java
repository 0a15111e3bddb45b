/** Whether feedback carries information: its controls, side by side, in several fields. */
package org.tgd.benchmarks.information;
