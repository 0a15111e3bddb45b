/** Repair without a model: mutations at suspicious lines, validated by the public tests. */
package org.tgd.codeeval.repair;
