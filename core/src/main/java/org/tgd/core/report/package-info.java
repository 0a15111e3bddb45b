/** What reports are made of, for domains and for whoever writes the page. */
package org.tgd.core.report;
