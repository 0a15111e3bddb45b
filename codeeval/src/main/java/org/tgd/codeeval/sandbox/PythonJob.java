package org.tgd.codeeval.sandbox;

import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.node.ObjectNode;

/**
 * What a Python zygote is told of a job. A class of its own, since loading Jackson takes longer
 * than starting a sandbox, and the first sandbox starts beside that.
 */
final class PythonJob {
  private static final ObjectMapper JSON = new ObjectMapper();
  private static final int DISK_MB = 64;
  private static final int INODES = 4096;
  private static final int ADDRESS_EXTRA_MB = 192;

  private PythonJob() {}

  static String json(String role, Limits limits, int tests, String filter) {
    ObjectNode job = JSON.createObjectNode().put("role", role).put("filter", filter);
    job.putObject("limits")
        .put("disk_mb", DISK_MB)
        .put("inodes", INODES)
        .put("cpu", (int) Math.ceil(limits.totalSeconds(tests)) + 2)
        .put("address_mb", limits.memoryMb() + ADDRESS_EXTRA_MB)
        .put("processes", limits.processes());
    return job.toString();
  }
}
