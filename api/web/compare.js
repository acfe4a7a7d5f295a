// Two plans side by side.

import { get, post } from "./api.js";
import { button, choice, el, field, fill, say } from "./dom.js";
import { download, formats } from "./files.js";
import { careful, single } from "./notices.js";
import { beside, go, here } from "./router.js";
import { counted, pageWords } from "./words.js";

export const TITLE = "Compare";
const KINDS = {
  kept: "Kept",
  reworded: "Reworded",
  narrowed: "Narrowed",
  widened: "Widened",
  split: "Split",
  merged: "Merged",
  dropped: "Dropped",
  new: "New",
};

/** `args`: the older and the newer plan, where they are chosen. */
export async function show(box, args, renamed) {
  const held = await get("documents");
  const plans = held.filter((one) => one.kind === "plan");
  const some = (plans.length > 1 ? plans : held).map((one) => [one.document_id, one.title]);
  const older = choice(some, args[0] || some.at(-2)?.[0]);
  const newer = choice(some, args[1] || some.at(-1)?.[0]);
  const problems = el("div");
  const result = el("div", { "aria-live": "off" });
  const form = el(
    "form",
    {
      class: "card",
      on: {
        submit: (event) => {
          event.preventDefault();
          const wanted = [older.value, newer.value];
          if (JSON.stringify(here().args) === JSON.stringify(wanted)) run(wanted);
          else go({ view: "compare", args: wanted });
        },
      },
    },
    el("div", { class: "two" }, field("The older plan", older), field("The newer plan", newer)),
    el("p", { class: "row" }, el("button", { type: "submit", class: "strong" }, "Compare")),
    problems,
  );
  fill(
    box,
    el("h1", { tabindex: "-1" }, "Compare two plans"),
    el("p", { class: "lead" }, "See which commitments were kept, changed, dropped or are new, word by word."),
    some.length > 1
      ? form
      : el("p", { class: "empty" }, "Two plans are needed. ", el("a", { href: "#documents" }, "Add documents")),
    result,
  );

  const run = single((wanted) =>
    careful(problems, async () => {
      fill(
        result,
        el(
          "p",
          { class: "working", role: "status" },
          el("span", { class: "dot", "aria-hidden": "true" }),
          "Comparing. This may take a minute …",
        ),
      );
      try {
        const found = await (await post("compare", { old: wanted[0], new: wanted[1] })).json();
        if (!box.isConnected) return;
        renamed(`${found.old.title} and ${found.new.title}`);
        drawn(result, found, problems);
        say(`${counted(found.pairs.length, "difference or match", "differences and matches")}.`);
      } finally {
        result.querySelector(":scope > .working")?.remove();
      }
    }),
  );
  if (args.length === 2) run(args); // not awaited: the view stands already
}

function drawn(place, found, problems) {
  const body = { old: found.old.document_id, new: found.new.document_id };
  const options = { method: "POST", headers: { "Content-Type": "application/json" }, body: JSON.stringify(body) };
  const begin = (format) => download(`compare?format=${format}`, options, `comparison.${format}`);
  const list = el("div", { class: "pairs" });
  const chips = Object.entries(KINDS)
    .filter(([kind]) => found.summary[kind] > 0)
    .map(([kind, words]) =>
      button(
        `${words} ${found.summary[kind]}`,
        `chip ${kind}`,
        (event) => {
          const chosen = event.currentTarget.getAttribute("aria-pressed") !== "true";
          for (const chip of chips) chip.setAttribute("aria-pressed", "false");
          event.currentTarget.setAttribute("aria-pressed", String(chosen));
          for (const row of list.querySelectorAll(".pair")) row.hidden = chosen && row.dataset.kind !== kind;
        },
        { "aria-pressed": "false" },
      ),
    );
  fill(
    list,
    found.pairs.map((pair) => pairOf(pair, found)),
  );
  fill(
    place,
    el("div", { class: "row" }, formats(problems, begin)),
    el("p", { class: "hint" }, "Press a kind of change to see it alone; press it again to see all."),
    el("div", { class: "row chips", role: "group", "aria-label": "Show only one kind of change" }, chips),
    el("div", { class: "pair heads", "aria-hidden": "true" }, el("p", {}, found.old.title), el("p", {}, found.new.title)),
    list,
  );
}

function pairOf(pair, found) {
  const title = [...pair.new, ...pair.old][0]?.heading;
  return el(
    "article",
    { class: `pair ${pair.kind}`, "data-kind": pair.kind },
    el(
      "h2",
      {},
      el("span", { class: `tag ${pair.kind}` }, KINDS[pair.kind] || pair.kind),
      title && el("span", { class: "place" }, title),
    ),
    side(pair.old, found.old, pair.difference, "removed", "Not in the older plan."),
    side(pair.new, found.new, pair.difference, "added", "Not in the newer plan."),
    pair.targets.length > 0 &&
      el(
        "ul",
        { class: "targets" },
        pair.targets.map((one) =>
          el(
            "li",
            {},
            `${one.what === "deadline" ? "Time" : "Target"} ${one.change}: ${one.old || "none"} → ${one.new || "none"}`,
          ),
        ),
      ),
  );
}

function side(commitments, document, difference, own, none) {
  const marked = commitments.length === 1 && difference.some((part) => part.op !== "same");
  const text = marked
    ? difference
        .filter((part) => part.op === "same" || part.op === own)
        .flatMap((part) => [part.op === "same" ? part.text : el(own === "added" ? "ins" : "del", {}, part.text), " "])
    : null;
  return el(
    "div",
    { class: "side" },
    el("p", { class: "whose" }, document.title),
    commitments.length === 0 && el("p", { class: "hint" }, none),
    commitments.map((one) =>
      el(
        "p",
        {},
        text || one.text,
        " ",
        one.page &&
          button(pageWords(one.page), "link small", () => beside({ document_id: document.document_id, number: one.page })),
      ),
    ),
  );
}
