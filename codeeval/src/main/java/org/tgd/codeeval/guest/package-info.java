/**
 * What runs inside a sandbox with a Java machine: it compiles, loads and calls solutions. Needs
 * nothing but the JDK, starts fast, and knows no expected value.
 */
package org.tgd.codeeval.guest;
