// The text of a page beside the view, with the quotation highlighted.

import { get, path } from "./api.js";
import { button, el, fill, say } from "./dom.js";
import { copy } from "./files.js";
import { problemLine } from "./notices.js";
import { address, beside, here } from "./router.js";
import { cut } from "./text.js";

const place = document.getElementById("viewer");
const narrow = window.matchMedia("(max-width: 60rem)");
const known = new Map(); // what is known of a quotation besides its page, by its place
let opener = null;
let open = "";
let latest = 0;

/** Keep the section and component of a citation, or of a passage that begins at `start`, for when its page is opened. */
export function remember(one, start = one.start) {
  known.set(`${one.document_id}/${one.page || 1}/${start}`, one);
}

/** A part of the pane that stays above the page; null takes it away. */
export function above(content) {
  place.querySelector(".case")?.remove();
  if (!content) return;
  reveal("");
  frame().before(content);
}

/**
 * Show a page, or nothing for null, unless something stands above it. `calm` leaves the focus where it is.
 * Returns what is open in words.
 */
export async function show(page, calm = false) {
  const mine = (latest += 1);
  if (!page && !place.querySelector(".case")) return shut();
  if (!page) {
    fill(frame());
    place.querySelector(".close .number").textContent = "";
    open = "";
    return reveal("");
  }
  const key = JSON.stringify(page);
  if (key === open) {
    const mark = document.getElementById("quotation");
    if (mark) reach(mark);
    return place.dataset.words || "";
  }
  open = key;
  delete place.dataset.words;
  reveal("Page");
  try {
    const found = await get(path("documents", page.document_id, "pages", page.number));
    if (mine === latest) draw(found, page, calm);
  } catch (error) {
    if (mine === latest) {
      open = ""; // pressed again, it is tried again
      fill(frame(), heading("Page"), problemLine(error));
    }
  }
  return place.dataset.words || "";
}

function frame() {
  let found = place.querySelector(".page");
  if (!found) {
    found = el("div", { class: "page" });
    fill(
      place,
      el(
        "p",
        { class: "close" },
        el("strong", { class: "number" }),
        button("Close", "quiet", () => beside(null)),
      ),
      found,
    );
  }
  return found;
}

function heading(words) {
  return el("h2", { tabindex: "-1" }, words);
}

function draw(found, page, calm) {
  const paged = found.pages > 1 || found.label !== null || found.file.toLowerCase().endsWith(".pdf");
  const [before, quote, after] = cut(found.text, page.start, page.end);
  const mark = quote && el("mark", { id: "quotation", tabindex: "-1" }, quote);
  const about = quote && known.get(`${page.document_id}/${page.number}/${page.start}`);
  const printed = found.label !== null && found.label !== String(found.number) ? ` (printed ${found.label})` : "";
  const number = paged ? `Page ${found.number}${printed} of ${found.pages}` : "Whole text (no pages)";
  place.querySelector(".close .number").textContent = number; // it stays in sight on a phone
  const step = (by, words) =>
    button(words, "quiet", () => beside({ document_id: page.document_id, number: page.number + by }, here().cell));
  fill(
    frame(),
    heading(found.title),
    about && about.component && el("p", { class: "place" }, about.component),
    about && about.section.length > 0 && el("p", { class: "place" }, `Section: ${about.section.join(" › ")}`),
    el("p", { class: "place number" }, el("strong", {}, number)),
    found.ocr && el("p", { class: "warning" }, "This page is a scan. Its text was read from the picture and may hold mistakes."),
    el(
      "p",
      { class: "row" },
      found.number > 1 && step(-1, "Previous page"),
      found.number < found.pages && step(1, "Next page"),
      quote && button("Go to the quotation", "quiet", () => reach(mark)),
      button("Copy link", "quiet", () => copy(new URL(address({ view: "", page }), location.href).href, "The link")),
    ),
    el("div", { class: "text", role: "region", "aria-label": "Text of the page", tabindex: "0" }, before, mark, after),
  );
  place.dataset.words = paged ? `Page ${found.number}, ${found.title}` : found.title;
  say(`${place.dataset.words} is open${quote ? ", with the quotation highlighted" : ""}.`);
  if (mark && calm && !narrow.matches) mark.scrollIntoView({ block: "center" });
  else if (mark && !calm) reach(mark);
  else if (!calm) place.querySelector(".page h2").focus({ preventScroll: true });
}

/** Scroll to the quotation and put the focus on it. */
function reach(mark) {
  const calm = window.matchMedia("(prefers-reduced-motion: reduce)").matches;
  mark.focus({ preventScroll: true });
  mark.scrollIntoView({ block: "center", behavior: calm ? "auto" : "smooth" });
}

function reveal(words) {
  if (place.hidden) opener = document.activeElement;
  frame();
  place.hidden = false;
  document.body.classList.add("beside");
  if (words && !place.querySelector(".page h2")) fill(frame(), heading(words), el("p", { class: "working" }, "Opening …"));
  modal();
  return words;
}

function shut() {
  if (place.hidden) return "";
  const mine = place.contains(document.activeElement) || document.activeElement === document.body;
  place.hidden = true;
  open = "";
  fill(place);
  delete place.dataset.words;
  document.body.classList.remove("beside");
  modal();
  if (!mine) return ""; // the reader is elsewhere already
  if (opener?.isConnected) opener.focus();
  else document.getElementById("main").focus({ preventScroll: true });
  return "";
}

/** On a narrow screen the pane covers everything, so what is below it cannot be reached. */
function modal() {
  const covered = narrow.matches && !place.hidden;
  for (const id of ["top", "main"]) document.getElementById(id).inert = covered;
}

narrow.addEventListener("change", modal);
document.addEventListener("keydown", (event) => {
  if (event.key === "Escape" && !place.hidden && !document.querySelector("dialog[open]") && (here().page || here().cell))
    beside(null);
});
