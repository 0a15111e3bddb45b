/** Radiotherapy planning: dose engine, inverse planning, dose-volume statistics and goals. */
package org.tgd.radiotherapy;
