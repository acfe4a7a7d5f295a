// What a question is restricted to.

import { get } from "./api.js";
import { button, el, field } from "./dom.js";
import { kindWords } from "./words.js";

/** `{place, chosen()}`: the controls, and the filters as the server takes them. `documents` are chosen at first. */
export async function filters(documents = []) {
  const held = await get("documents");
  const kinds = [...new Set(held.map((one) => one.kind))];
  const kindBoxes = kinds.map((kind) => box(kind, kindWords(kind)));
  const documentBoxes = held.map((one) => box(one.document_id, one.title, documents.includes(one.document_id)));
  const date = el("input", { type: "date", id: "as-of" });
  const words = el("span");
  const clear = button("Clear all limits", "quiet", () => {
    for (const one of place.querySelectorAll("input[type=checkbox]")) one.checked = false;
    date.value = "";
    told();
  });
  const place = el(
    "details",
    { class: "filters", open: documents.length > 0, on: { change: told } },
    el("summary", {}, "Search in: ", words),
    el(
      "div",
      { class: "columns" },
      el(
        "fieldset",
        {},
        el("legend", {}, "Only these kinds"),
        kindBoxes.map((one) => one.place),
      ),
      el(
        "fieldset",
        { class: "long" },
        el("legend", {}, "Only these documents"),
        documentBoxes.length > 0 ? documentBoxes.map((one) => one.place) : el("p", { class: "hint" }, "There are none yet."),
      ),
      field("As things stood on", date, "Leaves out documents dated later."),
    ),
    el("p", {}, clear),
  );
  const of = (boxes) => boxes.filter((one) => one.input.checked).map((one) => one.input.value);
  function chosen() {
    return { documents: of(documentBoxes), kinds: of(kindBoxes), as_of: date.value || null };
  }
  function told() {
    const { documents: some, kinds: sorts, as_of: day } = chosen();
    const limits = [some.length && `${some.length} of ${held.length} documents`, ...sorts.map(kindWords), day && `up to ${day}`];
    words.textContent = limits.filter(Boolean).join(", ") || "all documents";
    clear.hidden = !limits.some(Boolean);
  }
  told();
  return { place, chosen, empty: held.length === 0 };
}

function box(value, words, checked = false) {
  const input = el("input", { type: "checkbox", value, checked });
  return { input, place: el("label", { class: "choice" }, input, el("span", {}, words)) };
}
