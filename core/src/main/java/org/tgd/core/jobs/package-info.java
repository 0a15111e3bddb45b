/**
 * Independent jobs carried out here or elsewhere: what a job is, where it goes, and what it may ask
 * of those who count.
 */
package org.tgd.core.jobs;
