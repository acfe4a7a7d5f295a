// The heat map: commitments by documents. A cell opens its evidence beside it.

import { get } from "./api.js";
import { decidedStatus, opensFrom } from "./cell.js";
import { run, running, watched } from "./checks.js";
import { button, choice, el, field, fill } from "./dom.js";
import { download, formats } from "./files.js";
import { careful, problemLine, single } from "./notices.js";
import { resultPath, storedOf } from "./results.js";
import { beside, pageOf } from "./router.js";
import { remember } from "./viewer.js";
import { COVERAGE, counted, pageWords, timeWords } from "./words.js";

const ARROWS = { ArrowUp: [-1, 0], ArrowDown: [1, 0], ArrowLeft: [0, -1], ArrowRight: [0, 1] };

/** Draw the stored matrix of a plan; where a pair was not checked yet, offer to. A check on its way is shown. */
export async function show(box, plan, documents, renamed) {
  const working = el("div");
  const anew = (check, wanted = () => true) =>
    careful(working, async () => {
      const { result } = await check();
      if (box.isConnected && wanted(result.documents)) await show(box, plan, documents, renamed);
    });
  const again = (words, kind) =>
    button(
      words,
      kind,
      single(() => anew(() => run(plan, documents, working))),
    );
  const begun = await running(plan);
  const ours = (checked) => documents.some((one) => checked.includes(one));
  if (begun) anew(() => watched(begun, working), ours); // not awaited: what there is is shown meanwhile
  let found;
  try {
    found = await get(resultPath(plan, documents));
  } catch (error) {
    if (error.status !== 404) throw error;
    const offered = error.type.endsWith(":not-checked");
    fill(
      box,
      back(),
      el("h1", { tabindex: "-1" }, offered ? "Not checked yet" : "Not there any more"),
      offered ? el("p", {}, error.message) : problemLine(error),
      offered && el("p", { class: "row" }, again("Check now", "strong")),
      working,
    );
    return;
  }
  const stored = await storedOf(found.plan.document_id);
  if (!box.isConnected) return; // the reader has gone on meanwhile
  const suspect = found.documents.filter((one) => found.suspect.includes(one.document_id));
  renamed(`Coverage of ${found.plan.title}`);
  fill(
    box,
    back(),
    el("h1", { tabindex: "-1" }, `Coverage of ${found.plan.title}`),
    el("p", { class: "lead" }, "Press a cell to see the quotations behind it and to decide."),
    suspect.length > 0 &&
      el(
        "p",
        { class: "warning" },
        `Out of date: ${suspect.map((one) => one.title).join("; ")}. The plan or the document has changed since the check. ` +
          "Check again; decisions stay where the evidence is the same.",
      ),
    el(
      "div",
      { class: "row" },
      formats(working, (format) => download(resultPath(plan, documents, format), {}, `coverage.${format}`)),
      again("Check again", "quiet"),
    ),
    working,
    overview(found, stored),
    board(found, true),
  );
}

/** Draw a result that is not kept, as the job of its upload holds it. */
export function showUnkept(place, result) {
  const id = result.document.document_id;
  const rows = result.commitments.map((one) => ({ ...one, best: one.status, cells: [{ ...one, document_id: id }] }));
  const found = {
    plan: result.plan,
    documents: [result.document],
    commitments: rows,
    suspect: [],
    summary: { documents: [result.summary] },
  };
  fill(
    place,
    el("h2", { tabindex: "-1" }, `${result.document.title} (not kept)`),
    el("p", { class: "hint" }, "Its pages cannot be opened and nothing can be decided, because the file was not kept."),
    overview(found, new Map()),
    board(found, false),
  );
  place.querySelector("h2").focus();
}

function back() {
  return el("p", {}, el("a", { href: "#coverage" }, "All checks"));
}

function board(found, kept) {
  const cells = new Map(); // what draws each cell anew, by commitment and document
  const byId = new Map(found.commitments.map((one) => [one.id, one]));
  const shown = choice([
    ["", "all commitments"],
    ["covered", "covered by at least one"],
    ["partial", "partly covered at best"],
    ["not_covered", "not covered by any"],
    ["open", "not decided yet"],
  ]);
  const count = el("p", { class: "hint", role: "status" });
  const table = el(
    "table",
    { class: "matrix stacked", on: { keydown: (event) => move(event, table) } },
    el("caption", { class: "unseen" }, `Commitments of ${found.plan.title} by documents`),
    el(
      "thead",
      {},
      el(
        "tr",
        {},
        el("th", { scope: "col" }, "Commitment"),
        found.documents.map((one) =>
          el(
            "th",
            { scope: "col" },
            one.title,
            found.suspect.includes(one.document_id) && el("span", { class: "suspect" }, "Out of date"),
          ),
        ),
      ),
    ),
  );
  let body;
  let heading = null;
  for (const row of found.commitments) {
    if (row.heading !== heading) {
      heading = row.heading;
      body = el(
        "tbody",
        {},
        el(
          "tr",
          { class: "group" },
          el("th", { colspan: found.documents.length + 1, scope: "rowgroup" }, heading || "Without a heading"),
        ),
      );
      table.append(body);
    }
    body.append(rowOf(found, row, cells, kept));
  }
  const filtered = () => {
    let number = 0;
    for (const group of table.tBodies) {
      const rows = [...group.rows].slice(1);
      for (const row of rows) {
        row.hidden = !fits(byId.get(row.dataset.id), shown.value);
        number += !row.hidden;
      }
      group.hidden = rows.every((row) => row.hidden);
    }
    count.textContent = `${counted(number, "commitment")} shown.`;
  };
  shown.addEventListener("change", filtered);
  filtered();
  opensFrom({
    found,
    kept,
    changed: (row, cell) => cells.get(`${row.id} ${cell.document_id}`)?.(),
  });
  return el("div", {}, el("div", { class: "filter" }, field("Show", shown), count), table);
}

function fits(row, wanted) {
  if (!wanted) return true;
  if (wanted === "open") return row.cells.some((cell) => !cell.review?.stands);
  const all = row.cells.map(decidedStatus);
  return wanted === Object.keys(COVERAGE).find((status) => all.includes(status));
}

function overview(found, stored) {
  const time = (one) => stored.get(one.document_id)?.checked_at;
  return el(
    "ul",
    { class: "overview plain" },
    found.documents.map((one, index) =>
      el(
        "li",
        {},
        el("strong", {}, one.title),
        bar(found.summary.documents[index].total),
        time(one) && el("span", { class: "place" }, `Checked ${timeWords(time(one))}`),
      ),
    ),
  );
}

function bar(counts) {
  const part = (status) => {
    const made = el("span", { class: status });
    made.style.flexGrow = counts[status]; // by script: the policy of the page refuses style attributes
    return made;
  };
  return [
    el("span", { class: "bar", "aria-hidden": "true" }, Object.keys(COVERAGE).map(part)),
    el("span", { class: "place" }, `${counts.covered} covered, ${counts.partial} partly, ${counts.not_covered} not`),
  ];
}

function rowOf(found, row, cells, kept) {
  const page =
    row.page &&
    kept &&
    button(`plan, ${pageWords(row.page)}`, "link small", () => beside({ document_id: found.plan.document_id, number: row.page }));
  return el(
    "tr",
    { "data-id": row.id },
    el("th", { scope: "row" }, el("span", { class: "order" }, `${row.order}. `), row.text, " ", page),
    row.cells.map((cell, index) => {
      const document = found.documents[index];
      const place = el("button", { type: "button", on: { click: () => opened(row, cell, kept) } });
      const draw = () => {
        const status = decidedStatus(cell);
        const { word, sign } = COVERAGE[status];
        place.className = `cell ${status}`;
        place.setAttribute("aria-label", `${word}${cell.review ? ", decided" : ""}: commitment ${row.order}, ${document.title}`);
        fill(
          place,
          el("span", { "aria-hidden": "true" }, `${sign} `),
          word,
          cell.review && el("span", { class: "decided" }, cell.review.stands ? "decided" : "look again"),
        );
      };
      cells.set(`${row.id} ${cell.document_id}`, draw);
      draw();
      return el("td", { "data-label": found.documents.length > 1 ? document.title : false }, place);
    }),
  );
}

function opened(row, cell, kept) {
  const [first] = kept ? cell.evidence : [];
  if (first) remember(first);
  beside(first ? pageOf(first) : null, { commitment: row.id, document: cell.document_id });
}

/** Arrow keys go from cell to cell. */
function move(event, table) {
  if (!ARROWS[event.key] || !event.target.classList.contains("cell")) return;
  event.preventDefault();
  const rows = [...table.querySelectorAll("tbody tr[data-id]:not([hidden])")].map((row) => [...row.querySelectorAll(".cell")]);
  const at = rows.findIndex((row) => row.includes(event.target));
  const [down, right] = ARROWS[event.key];
  rows[at + down]?.[rows[at].indexOf(event.target) + right]?.focus();
}
