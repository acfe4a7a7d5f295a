// One document: what it is, its outline, its parts, and what it undertakes to do.

import { get, path } from "./api.js";
import { button, el, fill, table } from "./dom.js";
import { problemLine } from "./notices.js";
import { address, beside } from "./router.js";
import { counted, dateWords, kindWords, pageWords } from "./words.js";

/** Draw the document of an id. */
export async function show(box, id, renamed) {
  const found = await get(path("documents", id));
  renamed(found.title);
  const paged =
    found.pages.length > 1 || found.pages.some((page) => page.label !== null) || found.file.toLowerCase().endsWith(".pdf");
  const open = (number) => () => beside({ document_id: found.document_id, number });
  const facts = {
    Kind: kindWords(found.kind),
    Publisher: found.publisher,
    Date: dateWords(found.date),
    Period: found.period,
    Pages: paged && found.pages.length,
    File: found.file,
    "Fingerprint (sha256)": found.sha256,
  };
  const links = [["Ask about it", { view: "ask", args: ["in", found.document_id] }]];
  if (found.kind === "plan") links.push(["Check its coverage", { view: "coverage", args: [found.document_id] }]);
  fill(
    box,
    el("p", {}, el("a", { href: "#documents" }, "All documents")),
    el("h1", { tabindex: "-1" }, found.title),
    el(
      "dl",
      { class: "facts" },
      Object.entries(facts)
        .filter(([, value]) => value)
        .map(([name, value]) => [el("dt", {}, name), el("dd", {}, String(value))]),
    ),
    el(
      "p",
      { class: "row" },
      links.map(([words, to]) => el("a", { class: "button", href: address(to) }, words)),
      button(paged ? "Read it page by page" : "Read its text", "", open(1)),
    ),
    components(found, open, paged),
    outline(found, open, paged),
  );
  box.append(await commitments(found));
}

function components(found, open, paged) {
  if (found.components.length < 2) return null;
  return el(
    "section",
    {},
    el("h2", {}, "Parts of this document"),
    el("p", { class: "hint" }, "Reports, minutes and appendices bound together in this file."),
    table(
      ["Title", "Kind", "Date", "Reference", paged && "Pages"].filter(Boolean),
      found.components.map((one) => component(one, paged && open(one.first_page))),
    ),
  );
}

/** A row; `open` shows its first page, where the file has pages. */
function component(one, open) {
  const pages = one.first_page === one.last_page ? one.first_page : `${one.first_page} to ${one.last_page}`;
  const values = [
    ["Kind", kindWords(one.kind)],
    ["Date", dateWords(one.date)],
    ["Reference", one.reference],
    open && ["Pages", pages],
  ];
  return el(
    "tr",
    {},
    el("th", { scope: "row" }, open ? button(one.title, "link", open) : one.title),
    values.filter(Boolean).map(([label, value]) => el("td", { "data-label": label }, value ? String(value) : "–")),
  );
}

function outline(found, open, paged) {
  if (!found.outline.length) return null;
  return el(
    "details",
    { class: "outline" },
    el("summary", {}, `Outline (${counted(found.outline.length, "heading")})`),
    el(
      "ul",
      { class: "plain" },
      found.outline.map((one) =>
        el(
          "li",
          { class: `level-${Math.min(one.level, 4)}` },
          paged ? button(one.heading, "link", open(one.page)) : one.heading,
          paged && el("span", { class: "place" }, `page ${one.page}`),
        ),
      ),
    ),
  );
}

async function commitments(found) {
  const place = el("div");
  const box = el(
    "details",
    { class: "commitments", open: found.kind === "plan" },
    el("summary", {}, "Commitments: what it undertakes to do"),
    place,
  );
  const load = async () => {
    try {
      drawn(place, found, (await get(path("documents", found.document_id, "commitments"))).commitments);
    } catch (error) {
      fill(place, problemLine(error));
    }
  };
  if (box.open) await load();
  else box.addEventListener("toggle", load, { once: true });
  return box;
}

function drawn(place, found, commitments) {
  if (!commitments.length) {
    fill(place, el("p", { class: "empty" }, "No commitments are listed in it."));
    return;
  }
  const groups = new Map();
  for (const one of commitments) groups.set(one.heading, [...(groups.get(one.heading) || []), one]);
  fill(
    place,
    el("p", { class: "hint" }, `${counted(commitments.length, "commitment")}, in the plan's own words and order.`),
    [...groups].map(([heading, some]) =>
      el(
        "section",
        {},
        el("h2", { class: "group" }, heading || "Without a heading"),
        el(
          "ol",
          { class: "undertakings" },
          some.map((one, index) => undertaking(one, one.lead !== some[index - 1]?.lead, found.document_id)),
        ),
      ),
    ),
  );
}

/** One of them; the words that lead into several stand before the first alone. */
function undertaking(one, led, id) {
  const open = () => beside({ document_id: id, number: one.page });
  return el(
    "li",
    { value: one.order },
    led && one.lead && el("span", { class: "place" }, one.lead),
    el("span", {}, one.text),
    one.page && [" ", button(pageWords(one.page), "link", open)],
  );
}
