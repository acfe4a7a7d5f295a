// Work on its way: jobs are found again, followed until they have ended, and shown.

import { Problem, STARTING_TRIES, UNREACHABLE, get, pause, streamed } from "./api.js";

const ENDED = ["done", "failed"];
const STAGES = { reading: "Reading", embedding: "Preparing for search", comparing: "Comparing" };
const following = new Map(); // what is known of each job that is followed, by its id
let latest = Promise.resolve(); // the end of the last of them

/** The jobs of these tasks that have not ended, in the order in which they are done. */
export async function unfinished(...tasks) {
  return (await get("jobs")).filter((one) => tasks.includes(one.task) && !ENDED.includes(one.state)).reverse();
}

/**
 * Follows a job until it has ended; `heard` is called with it whenever it changes. A server that is stopped meanwhile is
 * waited for, because it takes the job up again. Raises Problem where the job failed.
 *
 * The server does one job after another, so one stream is open at a time: a browser has six connections to a server, and
 * as many streams would leave none for questions.
 */
export function followed(job, heard) {
  let known = following.get(job.id);
  if (!known) {
    known = { job, listeners: new Set() };
    known.ended = latest.then(() => ended(known)).finally(() => following.delete(job.id));
    latest = known.ended.catch(() => {});
    following.set(job.id, known);
  }
  known.listeners.add(heard);
  heard(known.job);
  return known.ended;
}

async function ended(known) {
  for (let failures = 0; ; ) {
    try {
      for await (const { data } of streamed(`jobs/${known.job.id}/events`)) {
        failures = 0;
        known.job = data;
        for (const heard of known.listeners) heard(data);
      }
    } catch (error) {
      failures += 1;
      if (error.type !== UNREACHABLE || failures > STARTING_TRIES) throw error;
    }
    if (ENDED.includes(known.job.state)) break;
    await pause();
  }
  const { state, error, hint } = known.job;
  if (state === "failed") throw new Problem(0, "failed", [error, hint].filter(Boolean).join(" "));
  return known.job;
}

/** Show how far a job is, in words and as a bar. */
export function progress(job, words, bar) {
  const part = job.total > 0 ? ` (${job.done} of ${job.total})` : "";
  const stage = job.state === "queued" ? "Waiting for its turn" : STAGES[job.stage] || job.stage;
  words.textContent = `${stage.charAt(0).toUpperCase()}${stage.slice(1)} …${part}`;
  if (job.total > 0) {
    bar.max = job.total;
    bar.value = job.done;
  } else bar.removeAttribute("value");
}
