package org.tgd.workbench.cli.code;

import com.fasterxml.jackson.databind.node.ObjectNode;
import java.util.ArrayList;
import java.util.List;
import java.util.SortedMap;
import java.util.function.BiConsumer;
import java.util.function.Function;
import org.tgd.codeeval.problem.Language;
import org.tgd.codeeval.problem.Problem;
import org.tgd.core.jobs.Job;
import org.tgd.core.jobs.JobText;
import org.tgd.core.jobs.Leases;
import org.tgd.core.jobs.Site;

/**
 * Judges solutions in the sandboxes of other machines.
 *
 * @param site the machines
 * @param settings of {@link JudgeJobs}
 * @param source how a problem is named in a job
 */
record JudgesElsewhere(Site site, String settings, Function<Problem, String> source)
    implements Judges {
  @Override
  public void prepare(Language language) {
    // the machines do when they meet the first solution
  }

  @Override
  public void judge(SortedMap<Integer, JudgeJob> jobs, BiConsumer<Integer, ObjectNode> each) {
    List<Job> sent = new ArrayList<>();
    jobs.forEach(
        (place, job) ->
            sent.add(JudgeJobs.job(place, source.apply(job.problem()), job.submission())));
    site.carryOut(
        new Site.Batch(JudgeJobs.NAME, settings, Leases.FREE),
        sent,
        result ->
            each.accept(Integer.valueOf(result.id()), (ObjectNode) JobText.read(result.text())));
  }

  @Override
  public void close() {
    site.close();
  }
}
