/** The outer loop: a plan judged by its goals, what the weights did to them, and their editor. */
package org.tgd.radiotherapy.tune;
