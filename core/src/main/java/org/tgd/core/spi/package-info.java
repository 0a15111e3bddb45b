/** The seam through which a new domain is plugged in, found by {@link java.util.ServiceLoader}. */
package org.tgd.core.spi;
