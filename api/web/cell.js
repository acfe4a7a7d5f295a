// One cell of the matrix: the commitment, what was found, and what an officer decides.

import { button, el, fill } from "./dom.js";
import { reviewing } from "./review.js";
import { beside, pageOf } from "./router.js";
import { above, remember } from "./viewer.js";
import { COVERAGE, counted, pageWords, placeWords, timeWords } from "./words.js";

const SHOWN = 2; // quotations before the rest is folded away
let board = null; // the matrix whose cells are opened: {found, kept, changed}
let open = "";

/** Cells are looked up in this matrix from now on. */
export function opensFrom(matrix) {
  board = matrix;
  open = "";
}

/** What counts: the decision where one stands, else what the program proposes. */
export function decidedStatus(cell) {
  return cell.review?.stands ? cell.review.status : cell.status;
}

/** Show the cell that the address names above the page; returns whether it has just been opened. */
export function show(named) {
  const row = named && board?.found.commitments.find((one) => one.id === named.commitment);
  const cell = row?.cells.find((one) => one.document_id === named.document);
  const key = cell ? JSON.stringify(named) : "";
  if (key === open) return false;
  open = key;
  if (!cell) {
    above(null);
    return false;
  }
  const place = el("section", { class: "case" });
  draw(place, row, cell, named);
  above(place);
  place.querySelector("h2").focus({ preventScroll: true });
  return true;
}

function draw(place, row, cell, named) {
  const { found, kept, changed } = board; // another may have been opened by the time a decision is saved
  const { title } = found.documents.find((one) => one.document_id === cell.document_id);
  const { word, sign } = COVERAGE[cell.status];
  fill(
    place,
    el("h2", { tabindex: "-1" }, `Commitment ${row.order}`),
    el("p", { class: "commitment" }, row.text),
    el("p", { class: "place" }, [row.heading, pageWords(row.page)].filter(Boolean).join(", ")),
    el(
      "p",
      {},
      el("span", { class: `tag ${cell.status}` }, el("span", { "aria-hidden": "true" }, `${sign} `), word),
      ` by ${title}, with ${Math.round(cell.confidence * 100)}% confidence. `,
      cell.reason,
    ),
    cell.evidence.length > 0
      ? quotations(cell.evidence, named, kept)
      : el("p", { class: "hint" }, "Nothing in the document speaks of it."),
    cell.review && decision(cell.review),
    kept &&
      reviewing(found.plan.document_id, row, cell, () => {
        changed(row, cell);
        if (!place.isConnected) return;
        draw(place, row, cell, named);
        place.querySelector(".decision").focus();
      }),
  );
}

/** The best ones at once, the others on demand. */
function quotations(all, named, kept) {
  const list = (some) =>
    el(
      "ol",
      { class: "evidence" },
      some.map((one) => evidence(one, named, kept)),
    );
  const rest = all.slice(SHOWN);
  return [
    list(all.slice(0, SHOWN)),
    rest.length > 0 &&
      el("details", { class: "more" }, el("summary", {}, `${counted(rest.length, "more quotation")}`), list(rest)),
  ];
}

function evidence(one, named, kept) {
  const reveal = () => {
    remember(one);
    beside(pageOf(one), named);
  };
  return el(
    "li",
    { value: one.marker },
    el("q", {}, one.quote),
    el("span", { class: "place" }, placeWords(one)),
    kept && button("Show it on the page", "quiet", reveal),
  );
}

function decision(review) {
  const words =
    review.decision === "agree" ? `Agreed: ${COVERAGE[review.status].word}` : `Changed to: ${COVERAGE[review.status].word}`;
  return el(
    "div",
    { class: "decision", tabindex: "-1" },
    el("p", {}, el("strong", {}, words), ` by ${review.by || "somebody"}, ${timeWords(review.at)}`),
    review.note && el("p", {}, review.note),
    !review.stands && el("p", { class: "warning" }, "The evidence is another since this was decided. Please look again."),
  );
}
