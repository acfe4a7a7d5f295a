// Coverage: which of a plan's commitments other documents report on. Here a check is chosen, and found again.

import { get } from "./api.js";
import { opensFrom } from "./cell.js";
import { notKept, recent, run } from "./checks.js";
import { choice, el, field, fill, table } from "./dom.js";
import * as matrix from "./matrix.js";
import { careful, single } from "./notices.js";
import { address, go } from "./router.js";
import { counted, dateWords, kindWords, timeWords } from "./words.js";

export const TITLE = "Coverage";

/** `args`: the plan, and the documents whose matrix is wanted; without documents, the choice of a new check. */
export async function show(box, args, renamed) {
  opensFrom(null);
  if (args.length > 1) return matrix.show(box, args[0], args.slice(1), renamed);
  const held = await get("documents");
  const plans = held.filter((one) => one.kind === "plan");
  const options = (plans.length ? plans : held).map((one) => [one.document_id, named(one)]);
  const plan = choice(options, args[0]);
  const found = el("div");
  const shown = (result) => matrix.showUnkept(found, result);
  const before = el("div");
  const refresh = async () => fill(before, earlier((await get("coverage")).results));
  fill(
    box,
    el("h1", { tabindex: "-1" }, "Coverage of a plan"),
    el(
      "p",
      { class: "lead" },
      "See which of a plan's commitments a report or minutes speak of, with the quotations that show it. The program proposes, you decide.",
    ),
    held.length > 1
      ? checking(box, plan, held)
      : el(
          "p",
          { class: "empty" },
          "Two documents are needed: a plan, and one that reports on it. ",
          el("a", { href: "#documents" }, "Add documents"),
        ),
    held.length > 0 && notKept(() => plan.value, shown),
    await recent(held, shown, refresh),
    found,
    before,
  );
  await refresh();
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

/** The form that begins a check of documents that are held. */
function checking(box, plan, held) {
  const places = el("div", { class: "choices" });
  const working = el("div");
  const chosen = () => [...places.querySelectorAll(":checked")].map((input) => input.value);
  const draw = () => {
    const still = chosen();
    const others = held.filter((one) => one.document_id !== plan.value);
    fill(
      places,
      others.map(({ document_id: value, ...one }) => {
        const input = el("input", { type: "checkbox", value, checked: still.includes(value) });
        return el("label", { class: "choice" }, input, el("span", {}, named(one)));
      }),
    );
  };
  plan.addEventListener("change", draw);
  draw();
  const check = single(() =>
    careful(working, async () => {
      const wanted = [plan.value, ...chosen()];
      if (wanted.length === 1) throw new NothingChosen();
      await run(wanted[0], wanted.slice(1), working);
      if (box.isConnected) go({ view: "coverage", args: wanted });
    }),
  );
  const submit = (event) => {
    event.preventDefault();
    check();
  };
  return el(
    "form",
    { class: "card", on: { submit } },
    field("1. The plan", plan, "Its listed commitments are looked for, one by one."),
    el("fieldset", {}, el("legend", {}, "2. The documents that may report on it"), places),
    el("p", { class: "row" }, el("button", { type: "submit", class: "strong" }, "Check coverage")),
    working,
  );
}

function earlier(results) {
  if (!results.length) return null;
  const row = (one) => {
    const to = address({ view: "coverage", args: [one.plan.document_id, one.document.document_id] });
    return el(
      "tr",
      {},
      el(
        "th",
        { scope: "row" },
        el("a", { href: to }, one.document.title),
        one.suspect && [" ", el("span", { class: "suspect" }, "Out of date")],
      ),
      el("td", { "data-label": "Plan" }, one.plan.title),
      el("td", { "data-label": "Checked" }, timeWords(one.checked_at)),
      el("td", { "data-label": "Result" }, summaryWords(one.summary.total)),
      el("td", { "data-label": "Decided" }, String(one.reviewed)),
    );
  };
  return el(
    "section",
    { class: "checked" },
    el("h2", {}, "Checked before"),
    table(["Document", "Plan", "Checked", "Result", "Decided"], results.map(row)),
  );
}

function summaryWords(counts) {
  return `${counts.covered} of ${counted(counts.commitments, "commitment")} covered, ${counts.partial} partly`;
}
