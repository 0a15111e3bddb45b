package org.tgd.codeeval.sandbox;

import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.util.List;

/**
 * What a Python zygote is told of a job. A class of its own, since loading Jackson takes longer
 * than starting a sandbox, and the first sandbox starts beside that.
 */
final class PythonJob {
  private static final ObjectMapper JSON = new ObjectMapper();

  /** The filter of the self-test, which looks for networks. */
  static final String PROBING = "probing";

  /** The filter of all other jobs. */
  static final String OFFLINE = "offline";

  private static final int INODES = 4096;
  private static final int ADDRESS_EXTRA_MB = 192;

  /**
   * What a job is and may use.
   *
   * @param role what it does
   * @param limits its limits
   * @param tests how many calls there will be; 0 for any number
   * @param reserves whether its programs reserve more addresses than they use, so that what they
   *     really take for data is limited instead
   * @param diskMb how much it may write
   */
  record Shape(String role, Limits limits, int tests, boolean reserves, int diskMb) {
    static final int DISK_MB = 64;

    Shape(String role, Limits limits, int tests) {
      this(role, limits, tests, false, DISK_MB);
    }
  }

  private PythonJob() {}

  /**
   * The job.
   *
   * @param packages where it may find packages; empty for none
   */
  static String json(Shape shape, List<String> packages) {
    Limits limits = shape.limits();
    int memoryMb = limits.memoryMb() + ADDRESS_EXTRA_MB;
    ObjectNode job = JSON.createObjectNode().put("role", shape.role());
    job.put("filter", shape.role().equals("probe") ? PROBING : OFFLINE);
    packages.forEach(job.putArray("packages")::add);
    job.putObject("limits")
        .put("disk_mb", shape.diskMb())
        .put("inodes", INODES)
        .put("files", shape.reserves() ? 256 : 96)
        .put("cpu", (int) Math.ceil(limits.totalSeconds(Math.max(1, shape.tests()))) + 2)
        .put("address_mb", shape.reserves() ? 0 : memoryMb)
        .put("data_mb", shape.reserves() ? 2 * memoryMb : 0)
        .put("processes", limits.processes());
    return job.toString();
  }
}
