/** What is said of input that cannot be used. */
package org.tgd.core.input;
