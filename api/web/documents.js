// The documents held, and adding and removing them.

import { get, path, remove } from "./api.js";
import { confirmed } from "./dialogs.js";
import * as one from "./document.js";
import { button, el, fill, say, table } from "./dom.js";
import { careful, note } from "./notices.js";
import { address, go } from "./router.js";
import { uploading } from "./upload.js";
import { counted, dateWords, kindWords } from "./words.js";

export const TITLE = "Documents";

/** The list; or one document, where `args` names it. */
export async function show(box, args, renamed) {
  if (args[0]) return one.show(box, args[0], renamed);
  const list = el("div");
  const refresh = async () => drawn(list, await get("documents"), refresh);
  fill(
    box,
    el("h1", { tabindex: "-1" }, "Documents"),
    el("p", { class: "lead" }, "Everything that answers are taken from. Press a title to see its outline and parts."),
    list,
    await uploading(refresh),
  );
  await refresh();
  return undefined;
}

function drawn(place, held, refresh) {
  if (!held.length) {
    fill(place, el("p", { class: "empty" }, "There are no documents yet. Add the first one below."));
    return;
  }
  fill(
    place,
    table(
      ["Title", "Kind", "Date", "Pages", ""],
      held.map((document) => row(document, refresh)),
      counted(held.length, "document"),
    ),
  );
}

function row(document, refresh) {
  const cell = (label, words) => el("td", { "data-label": label }, words || "–");
  const last = el("td", { class: "last" });
  const place = el(
    "tr",
    {},
    el(
      "th",
      { scope: "row" },
      el("a", { href: address({ view: "documents", args: [document.document_id] }) }, document.title),
      el(
        "span",
        { class: "place" },
        [document.publisher, document.status === "bundled" && "sample, leaves when you add a document of your own"]
          .filter(Boolean)
          .join(" · "),
      ),
    ),
    cell("Kind", kindWords(document.kind)),
    cell("Date", dateWords(document.date)),
    cell("Pages", document.pages.toLocaleString("en-GB")),
    last,
  );
  last.append(
    button(
      "Remove",
      "quiet",
      () =>
        careful(last, async () => {
          if (await removed(document)) await refresh();
        }),
      { "aria-label": `Remove ${document.title}` },
    ),
  );
  return place;
}

/** Ask whether a document may go, and let it go. */
async function removed(document) {
  const text = `“${document.title}” will not be used for answers any more. The original file on your own computer is not touched.`;
  if (!(await confirmed("Remove this document?", text, "Remove"))) return false;
  say("Removing …");
  await remove(path("documents", document.document_id));
  note("The document was removed.");
  go({ view: "documents" });
  return true;
}
