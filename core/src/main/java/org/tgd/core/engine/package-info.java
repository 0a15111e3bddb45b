/** Language models as one function from prompt to completion, and the decorators around it. */
package org.tgd.core.engine;
