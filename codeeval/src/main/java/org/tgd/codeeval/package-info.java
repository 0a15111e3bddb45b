/** Untrusted solutions run in a sandbox, judged outside it, with findings that repair code. */
package org.tgd.codeeval;
