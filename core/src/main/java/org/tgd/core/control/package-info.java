/** Critics that are controls: what they leave out or turn round shows what feedback is worth. */
package org.tgd.core.control;
