/** Molecules designed against DOCKSTRING's receptors at equally many dockings by each method. */
package org.tgd.benchmarks.dockstring;
