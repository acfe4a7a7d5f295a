// One question and its answer, drawn as it arrives.

import { get, path } from "./api.js";
import { button, el, fill, say } from "./dom.js";
import { copy, save } from "./files.js";
import { careful, problemLine } from "./notices.js";
import { recordOf } from "./record.js";
import { beside, pageOf } from "./router.js";
import { placeOf } from "./text.js";
import { remember } from "./viewer.js";
import { ANSWER, counted, dateWords, kindWords, placeWords } from "./words.js";

const MARKER = /\[(\d+)\]/g;
const NEAREST = 4; // passages shown where nothing was found

/** A turn of a conversation: made with its question, then told the events of the answer. */
export class Turn {
  #lines = el("div", { class: "lines", "aria-live": "polite", "aria-atomic": "false" });
  #state = el("p", { class: "working" });
  #rest = el("div");
  #cited = new Map();

  constructor(question, stop) {
    this.place = el(
      "article",
      { class: "turn", "aria-busy": "true" },
      el("h2", { tabindex: "-1" }, question),
      this.#state,
      this.#lines,
      this.#rest,
    );
    this.working("Asking …");
    if (stop) this.#rest.append(button("Stop", "quiet", stop));
  }

  /** What is being done at present. */
  working(words) {
    fill(this.#state, el("span", { class: "dot", "aria-hidden": "true" }), words);
  }

  /** One event of the stream. */
  heard({ event, data }) {
    if (event === "status")
      this.working(data.stage === "waiting" ? "Waiting for others to finish …" : "Searching the documents …");
    else if (event === "line") this.#line(data);
    else if (event === "citation") this.#cited.set(data.marker, data);
    else if (event === "done") this.done(data, new Date().toISOString());
  }

  /** The whole answer, also of a conversation that was kept. */
  done(answer, askedAt) {
    for (const one of answer.citations) this.#cited.set(one.marker, one);
    if (!this.#lines.childElementCount) {
      for (const text of answer.text.split("\n").filter(Boolean)) this.#line({ text, markers: [...this.#cited.keys()] });
    }
    const status = ANSWER[answer.status];
    const none = answer.status === "not_found";
    this.#state.className = `status ${answer.status}`;
    fill(this.#state, el("strong", {}, status.word), ` ${none ? answer.reason || status.says : status.says}`);
    const reason = answer.status === "partial" && answer.reason;
    fill(
      this.#rest,
      reason && el("p", { class: "warning" }, reason),
      answer.warnings.map((warning) => el("p", { class: "warning" }, warningWords(warning))),
      answer.citations.length > 0 && sources(answer.citations),
      none && nearest(answer.passages),
      el(
        "p",
        { class: "row record" },
        button("Copy the evidence", "quiet", () => copy(recordOf(answer, askedAt), "The evidence")),
        button("Download the evidence", "quiet", () => save("evidence.txt", recordOf(answer, askedAt))),
      ),
    );
    this.place.removeAttribute("aria-busy");
    say(`${status.word}. ${none ? answer.reason || status.says : counted(answer.citations.length, "quotation")}.`);
  }

  /** Whether the whole answer has arrived. */
  get complete() {
    return !this.place.hasAttribute("aria-busy");
  }

  /** It could not be answered. */
  failed(error) {
    this.place.removeAttribute("aria-busy");
    this.#state.remove();
    fill(this.#rest, error.name === "AbortError" ? el("p", { class: "hint" }, "Stopped.") : problemLine(error));
  }

  #line({ text, markers }) {
    const cells = text.split(" | ");
    if (cells.length > 1) this.#row(cells, markers);
    else this.#lines.append(el("p", { class: "line" }, this.#withButtons(text, markers)));
  }

  /** Rows that follow each other and have as many cells are one table; the first of several is its header. */
  #row(cells, markers) {
    const row = (tag, props) =>
      el(
        "tr",
        {},
        cells.map((cell) => el(tag, props, this.#withButtons(cell, markers))),
      );
    const columns = String(cells.length);
    const table = this.#lines.lastElementChild;
    if (table?.dataset.columns === columns) {
      if (table.rows.length === 1) table.rows[0].replaceWith(table.header);
      table.append(row("td"));
      return;
    }
    const made = el("table", { class: "rows", "data-columns": columns }, row("td"));
    made.header = row("th", { scope: "col" });
    this.#lines.append(made);
  }

  /** The text with buttons for its markers; other brackets are the documents' own. */
  #withButtons(text, markers) {
    const parts = [];
    let at = 0;
    for (const found of text.matchAll(MARKER)) {
      const marker = Number(found[1]);
      if (!markers.includes(marker)) continue;
      parts.push(text.slice(at, found.index), this.#button(marker));
      at = found.index + found[0].length;
    }
    return [...parts, text.slice(at)];
  }

  #button(marker) {
    const open = () => {
      if (this.#cited.has(marker)) openCitation(this.#cited.get(marker));
    };
    return button(`[${marker}]`, "marker", open, { "aria-label": `Source ${marker}: open the page`, "data-marker": marker });
  }
}

/** Show the page that a citation is on beside the view. */
export function openCitation(citation) {
  remember(citation);
  beside(pageOf(citation));
}

function warningWords(warning) {
  if (/^(?:read|compared): /.test(warning)) return `How this was found: ${warning}`;
  const text = warning.replace(/^premise:\s*/i, "");
  return text === warning ? text : `Please note: ${text.charAt(0).toUpperCase()}${text.slice(1)}`;
}

function sources(citations) {
  return el(
    "section",
    { class: "sources" },
    el("h3", {}, "Sources"),
    el(
      "ol",
      {},
      citations.map((one) =>
        el(
          "li",
          { value: one.marker },
          button(one.title, "link", () => openCitation(one)),
          el("span", { class: "place" }, [kindWords(one.kind), dateWords(one.date), placeWords(one)].filter(Boolean).join(" · ")),
        ),
      ),
    ),
  );
}

function nearest(passages) {
  if (!passages.length) return null;
  const list = el("ul", { class: "nearest" });
  const box = el(
    "section",
    {},
    el("h3", {}, "Nearest passages"),
    el("p", { class: "hint" }, "They do not answer the question, but may be where to look."),
    list,
  );
  for (const one of passages.slice(0, NEAREST)) {
    const open = () => careful(box, () => openPassage(one));
    list.append(
      el(
        "li",
        {},
        button(one.title, "link", open),
        el("span", { class: "place" }, placeWords(one)),
        el("p", { class: "excerpt" }, one.text),
      ),
    );
  }
  return box;
}

async function openPassage(passage) {
  const number = passage.page || 1;
  const page = await get(path("documents", passage.document_id, "pages", number));
  const found = placeOf(page.text, passage.text) || { start: 0, end: 0 };
  remember(passage, found.start);
  beside({ document_id: passage.document_id, number, ...found });
}
