/** Clinical goals: what a plan must reach, how far it is from it, and what that is worth. */
package org.tgd.radiotherapy.goal;
