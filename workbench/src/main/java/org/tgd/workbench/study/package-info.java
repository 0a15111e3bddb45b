/**
 * Studies as their folders hold them: by which words they were made, their tables, their report.
 */
package org.tgd.workbench.study;
