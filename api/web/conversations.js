// Conversations that the server has kept.

import { get, path, remove } from "./api.js";
import { confirmed } from "./dialogs.js";
import { button, el } from "./dom.js";
import { careful } from "./notices.js";
import { address, go } from "./router.js";
import { counted, timeWords } from "./words.js";

const MOST = 20; // shown

/** The earlier conversations, folded away; null where there are none. */
export async function earlier(current) {
  const found = (await get("conversations")).filter((one) => one.turns > 0 && one.id !== current).slice(0, MOST);
  if (!found.length) return "";
  const list = el("ul", { class: "plain" });
  const box = el("details", { class: "earlier" }, el("summary", {}, "Earlier conversations"), list);
  for (const one of found) {
    const row = el(
      "li",
      {},
      el("a", { href: address({ view: "ask", args: [one.id] }) }, one.title),
      el("span", { class: "place" }, `${timeWords(one.changed)}, ${counted(one.turns, "question")}`),
      button(
        "Delete",
        "quiet",
        () =>
          careful(row, async () => {
            if (!(await confirmed("Delete this conversation?", `“${one.title}” and its answers will be forgotten.`, "Delete")))
              return;
            await remove(path("conversations", one.id));
            row.remove();
            if (!list.childElementCount) go({ view: "ask" });
          }),
        { "aria-label": `Delete the conversation: ${one.title}` },
      ),
    );
    list.append(row);
  }
  return box;
}
