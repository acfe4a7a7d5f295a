// Checks of coverage: begun, found again after the page was loaded anew, and those of files that are not kept.

import { get, path, post, request } from "./api.js";
import { button, el, fill, say } from "./dom.js";
import { followed, progress, unfinished } from "./jobs.js";
import { careful, problemLine } from "./notices.js";
import { droppable, picker } from "./picking.js";
import { address } from "./router.js";
import { timeWords } from "./words.js";

const KEPT = 24 * 60 * 60 * 1000; // milliseconds that the server keeps the result of a file that is not kept

/** Check documents against a plan, and show in `place` how far that is. */
export async function run(plan, documents, place) {
  return watched(await (await post("coverage", { plan, documents })).json(), place);
}

/** Follow a check, and show in `place` how far it is. */
export async function watched(job, place) {
  const words = el("p", { class: "working", role: "status" });
  const bar = el("progress", { "aria-label": "Progress of the check" });
  fill(place, words, bar);
  try {
    return await followed(job, (now) => progress(now, words, bar));
  } finally {
    words.remove();
    bar.remove();
  }
}

/** The check of a plan that is on its way, if there is one. */
export async function running(plan) {
  return (await unfinished("coverage")).find((job) => job.plan === plan);
}

/**
 * Checks that are on their way, and files that were checked lately; null where there are none. `held` are the documents;
 * `shown` is called with the result of a file that is not kept, when it is wanted, and `changed` when a new one is kept.
 */
export async function recent(held, shown, changed) {
  const jobs = await get("jobs");
  const some = jobs.filter((job) => job.task === "coverage" || job.task === "check").reverse();
  const waiting = some.filter((job) => job.state === "queued" || job.state === "running");
  const since = Date.now() - KEPT;
  const files = some.filter((job) => job.task === "check" && job.state === "done" && Date.parse(job.changed) > since);
  if (!waiting.length && !files.length) return null;
  const title = (job) => held.find((one) => one.document_id === job.plan)?.title || "a plan that was removed";
  const row = (job) => {
    const state = el("div");
    const place = el("li", {}, el("strong", {}, job.file || title(job)), job.file && aside(`against ${title(job)}`), state);
    if (files.includes(job)) fill(state, aside(timeWords(job.changed)), opener(job.id, place, shown));
    else follow(job, place, state, shown, changed);
    return place;
  };
  return el(
    "section",
    { class: "recent" },
    el("h2", {}, waiting.length ? "Checks on their way" : "Files checked lately"),
    el("ul", { class: "jobs plain" }, [...waiting, ...files].map(row)),
  );
}

function aside(words) {
  return el("span", { class: "place" }, words);
}

async function follow(job, place, state, shown, changed) {
  try {
    const { result } = await watched(job, state);
    say("The check is done.");
    if (job.task === "check") fill(state, opener(job.id, place, shown));
    else {
      const to = address({ view: "coverage", args: [result.plan, ...result.documents] });
      fill(state, el("a", { href: to }, "See the result"));
      await changed();
    }
  } catch (error) {
    fill(state, problemLine(error));
  }
}

/** The result of a file that was not kept is with its job, for a day. */
function opener(id, place, shown) {
  return button("Show the result", "quiet", () =>
    careful(place, async () => {
      const { result } = await get(path("jobs", id));
      if (result) shown(result);
      else fill(place, aside("The result is forgotten a day after the check. Check the file again."));
    }),
  );
}

/** A file that is checked against the plan that `chosen` returns, and not kept; `shown` is called with the result. */
export function notKept(chosen, shown) {
  const working = el("div");
  const take = ([file]) =>
    file &&
    careful(working, async () => {
      const form = new FormData();
      form.append("file", file);
      form.append("plan", chosen());
      const job = await (await request("coverage/upload", { method: "POST", body: form })).json();
      shown((await watched(job, working)).result);
    });
  const input = picker("checked-file", "File to check", take);
  const press = button("choose a file", "", () => input.click());
  const zone = el("div", { class: "drop small" }, el("p", {}, "Drop a file here, or ", press), input, working);
  droppable(zone, take);
  return el(
    "details",
    { class: "once" },
    el("summary", {}, "Check a file without keeping it"),
    el("p", { class: "hint" }, "It is checked against the plan chosen above and then forgotten; the result is there for a day."),
    zone,
  );
}
