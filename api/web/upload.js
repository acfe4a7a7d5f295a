// Adding documents: choose or drop files, and see how far each is.

import { request } from "./api.js";
import { button, choice, el, field, fill, say } from "./dom.js";
import { followed, progress, unfinished } from "./jobs.js";
import { problemLine } from "./notices.js";
import { droppable, picker } from "./picking.js";
import { address } from "./router.js";
import { KINDS } from "./words.js";

const OUTCOMES = {
  added: "Added",
  updated: "Added in place of its earlier version",
  unchanged: "This very file was held already",
};

/** The part of the view that takes files; `changed` is called when one was added. Shows what is on its way already. */
export async function uploading(changed) {
  const kind = choice([["", "Find out by itself"], ...Object.entries(KINDS)]);
  const jobs = el("ul", { class: "jobs plain" });
  const take = (files) => {
    for (const file of files) sent(file, kind.value, jobs, changed);
  };
  const input = picker("files", "Files to add", take, true);
  const zone = el(
    "div",
    { class: "drop" },
    el("p", {}, "Drop files here, or"),
    button("Choose files", "strong", () => input.click()),
    input,
    el("p", { class: "hint" }, "PDF, Word (.docx), web page, Markdown or plain text."),
    field("What it is", kind),
  );
  droppable(zone, take);
  for (const job of await unfinished("ingest")) watched(job.file, async () => job, jobs, changed);
  return el("section", { class: "upload" }, el("h2", {}, "Add documents"), zone, jobs);
}

function sent(file, kind, jobs, changed) {
  const form = new FormData();
  form.append("file", file);
  if (kind) form.append("kind", kind);
  return watched(file.name, async () => (await request("documents", { method: "POST", body: form })).json(), jobs, changed);
}

/** A row that shows how far a file is; `begun` gives its job. */
async function watched(name, begun, jobs, changed) {
  const state = el("span", { class: "place" }, "Sending …");
  const bar = el("progress", { "aria-label": `Progress of ${name}` });
  const row = el("li", {}, el("strong", {}, name), state, bar);
  jobs.prepend(row);
  try {
    const ended = await followed(await begun(), (now) => progress(now, state, bar));
    bar.remove();
    fill(
      state,
      `${OUTCOMES[ended.outcome] || "Done"}. `,
      el("a", { href: address({ view: "ask", args: ["in", ended.document_id] }) }, "Ask about it"),
      " · ",
      el("a", { href: address({ view: "documents", args: [ended.document_id] }) }, "Look at it"),
    );
    say(`${name}: ${OUTCOMES[ended.outcome] || "done"}.`);
    await changed();
  } catch (error) {
    bar.remove();
    fill(row, el("strong", {}, name), problemLine(error));
  }
}
