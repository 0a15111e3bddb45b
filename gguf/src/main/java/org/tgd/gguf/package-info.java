/** Language models in files of the GGUF format, run in this process by llama.cpp: {@code gguf:}. */
package org.tgd.gguf;
