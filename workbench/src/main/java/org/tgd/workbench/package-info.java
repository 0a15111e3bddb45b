/** What a user meets: the command line and the reports. */
package org.tgd.workbench;
