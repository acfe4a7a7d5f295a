// Coverage: which of a plan's commitments other documents report on. Here a check is chosen, run and found again.

import { followed, get, post, request } from "./api.js";
import { opensFrom } from "./cell.js";
import { button, el, field, fill } from "./dom.js";
import * as matrix from "./matrix.js";
import { careful } from "./notices.js";
import { address, go } from "./router.js";
import { droppable, progress } from "./upload.js";
import { counted, dateWords, kindWords, timeWords } from "./words.js";

export const TITLE = "Coverage";

/** `args`: the plan, and the documents whose matrix is wanted; without documents, the choice of a new check. */
export async function show(box, args, renamed) {
  opensFrom(null);
  if (args.length > 1) return matrix.show(box, args[0], args.slice(1), renamed, run);
  const [held, checked] = await Promise.all([get("documents"), get("coverage")]);
  const plans = held.filter((one) => one.kind === "plan");
  const others = plans.length ? plans : held;
  const plan = el(
    "select",
    {},
    others.map((one) => el("option", { value: one.document_id }, named(one))),
  );
  if (args[0]) plan.value = args[0];
  const places = el("div", { class: "choices" });
  const working = el("div");
  const found = el("div");
  const drawChoices = () =>
    fill(
      places,
      held
        .filter((one) => one.document_id !== plan.value)
        .map((one) =>
          el("label", { class: "choice" }, el("input", { type: "checkbox", value: one.document_id }), el("span", {}, named(one))),
        ),
    );
  plan.addEventListener("change", drawChoices);
  drawChoices();
  const form = el(
    "form",
    {
      class: "card",
      on: {
        submit: (event) => {
          event.preventDefault();
          const chosen = [...places.querySelectorAll(":checked")].map((input) => input.value);
          careful(working, async () => {
            if (chosen.length === 0) throw new NothingChosen();
            await run(plan.value, chosen, working);
            if (box.isConnected) go({ view: "coverage", args: [plan.value, ...chosen] });
          });
        },
      },
    },
    field("1. The plan", plan, "Its listed commitments are looked for, one by one."),
    el("fieldset", {}, el("legend", {}, "2. The documents that may report on it"), places),
    el("p", { class: "row" }, el("button", { type: "submit", class: "strong" }, "Check coverage")),
    working,
  );
  fill(
    box,
    el("h1", { tabindex: "-1" }, "Coverage of a plan"),
    el(
      "p",
      { class: "lead" },
      "See which of a plan's commitments a report or minutes speak of, with the quotations that show it. The program proposes, you decide.",
    ),
    held.length > 1
      ? form
      : el(
          "p",
          { class: "empty" },
          "Two documents are needed: a plan, and one that reports on it. ",
          el("a", { href: "#documents" }, "Add documents"),
        ),
    held.length > 0 && notKept(plan, found),
    found,
    earlier(checked.results),
  );
  return undefined;
}

class NothingChosen extends Error {
  name = "Error";
  status = 0;
  message = "Choose at least one document to look in.";
}

function named(one) {
  return [one.title, kindWords(one.kind), dateWords(one.date)].filter(Boolean).join(" · ");
}

/** Check, and show how far it is in `place`. */
async function run(plan, documents, place) {
  const job = await (await post("coverage", { plan, documents })).json();
  return watched(job, place);
}

async function watched(job, place) {
  const state = el("p", { class: "working", role: "status" });
  const bar = el("progress", { "aria-label": "Progress of the check" });
  fill(place, state, bar);
  try {
    return await followed(job, (now) => progress(now, state, bar));
  } finally {
    state.remove();
    bar.remove();
  }
}

/** A file that is checked and not kept. */
function notKept(plan, found) {
  const input = el("input", {
    type: "file",
    id: "checked-file",
    class: "unseen",
    tabindex: "-1",
    accept: ".pdf,.docx,.html,.htm,.md,.txt",
    "aria-label": "File to check",
  });
  const working = el("div");
  const take = ([file]) =>
    file &&
    careful(working, async () => {
      const form = new FormData();
      form.append("file", file);
      form.append("plan", plan.value);
      const job = await (await request("coverage/upload", { method: "POST", body: form })).json();
      matrix.showUnkept(found, (await watched(job, working)).result);
      input.value = "";
    });
  input.addEventListener("change", () => take([...input.files]));
  const zone = el(
    "div",
    { class: "drop small" },
    el(
      "p",
      {},
      "Drop a file here, or ",
      button("choose a file", "", () => input.click()),
    ),
    input,
    working,
  );
  droppable(zone, take);
  return el(
    "details",
    { class: "once" },
    el("summary", {}, "Check a file without keeping it"),
    el("p", { class: "hint" }, "It is checked against the plan chosen above and then forgotten."),
    zone,
  );
}

function earlier(results) {
  if (!results.length) return null;
  const row = (one) =>
    el(
      "tr",
      {},
      el(
        "th",
        { scope: "row" },
        el(
          "a",
          { href: address({ view: "coverage", args: [one.plan.document_id, one.document.document_id] }) },
          one.document.title,
        ),
        one.suspect && [" ", el("span", { class: "suspect" }, "Out of date")],
      ),
      el("td", { "data-label": "Plan" }, one.plan.title),
      el("td", { "data-label": "Checked" }, timeWords(one.checked_at)),
      el("td", { "data-label": "Result" }, summaryWords(one.summary.total || one.summary)),
      el("td", { "data-label": "Decided" }, String(one.reviewed)),
    );
  return el(
    "section",
    { class: "checked" },
    el("h2", {}, "Checked before"),
    el(
      "table",
      { class: "stacked" },
      el(
        "thead",
        {},
        el(
          "tr",
          {},
          ["Document", "Plan", "Checked", "Result", "Decided"].map((words) => el("th", { scope: "col" }, words)),
        ),
      ),
      el("tbody", {}, results.map(row)),
    ),
  );
}

function summaryWords(counts) {
  return `${counts.covered} of ${counted(counts.commitments, "commitment")} covered, ${counts.partial} partly`;
}
