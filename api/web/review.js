// An officer's decision on a cell.

import { path, post } from "./api.js";
import { el, field, say } from "./dom.js";
import { careful, single } from "./notices.js";
import { COVERAGE } from "./words.js";

const NAME = "answerable-name";

/** The form; `saved` is called when the cell bears its new decision. */
export function reviewing(plan, row, cell, saved) {
  const now = cell.review?.decision || "agree";
  const options = [
    ["agree", `Agree: ${COVERAGE[cell.status].word}`],
    ...Object.keys(COVERAGE)
      .filter((status) => status !== cell.status)
      .map((status) => [status, `Change to: ${COVERAGE[status].word}`]),
  ];
  const note = el("textarea", { rows: 2, maxlength: 2000, value: cell.review?.note || "" });
  const by = el("input", {
    type: "text",
    required: true,
    maxlength: 200,
    autocomplete: "name",
    value: sessionStorage.getItem(NAME) || "",
  });
  const save = single(() =>
    careful(form, async () => {
      const decision = new FormData(form).get("decision");
      const body = { commitment: row.id, decision, note: note.value.trim(), by: by.value.trim() };
      const answered = await post(path("coverage", plan, cell.document_id, "review"), body);
      cell.review = (await answered.json()).review;
      sessionStorage.setItem(NAME, body.by);
      say("The decision is saved.");
      saved();
    }),
  );
  const submit = (event) => {
    event.preventDefault();
    save();
  };
  const form = el(
    "form",
    { class: "review", on: { submit } },
    el(
      "fieldset",
      {},
      el("legend", {}, "Your decision"),
      options.map(([value, words]) =>
        el(
          "label",
          { class: "choice" },
          el("input", { type: "radio", name: "decision", value, checked: value === now }),
          el("span", {}, words),
        ),
      ),
    ),
    field("Note (if you like)", note),
    field("Your name", by),
    el(
      "p",
      { class: "row" },
      el("button", { type: "submit", class: "strong" }, cell.review ? "Save the new decision" : "Save the decision"),
    ),
  );
  return el(
    "details",
    { class: "reviewing", open: !cell.review },
    el("summary", {}, cell.review ? "Decide anew" : "Decide"),
    form,
  );
}
