// The page: which view is open, what its title is, and what stands beside it.

import * as ask from "./ask.js";
import * as compare from "./compare.js";
import * as coverage from "./coverage.js";
import { el, fill } from "./dom.js";
import * as documents from "./documents.js";
import * as evidence from "./cell.js";
import { problemLine } from "./notices.js";
import { here } from "./router.js";
import { installSignOut } from "./signin.js";
import * as viewer from "./viewer.js";

const VIEWS = { ask, documents, coverage, compare };
const place = document.getElementById("view");
const main = document.getElementById("main");
let shown = null;
let title = "";

/** Name what is open in the window's title. */
function name(view, page = "") {
  title = view || title;
  document.title = [page, title, "Answerable"].filter(Boolean).join(" – ");
}

function viewOf({ view }) {
  return VIEWS[view] ? view : "ask";
}

function keyOf(view, args) {
  return JSON.stringify([view, args]);
}

/** Draw what the address names; a view that is open already stays as it is. */
async function draw() {
  const to = here();
  const view = viewOf(to);
  const key = keyOf(view, to.args);
  if (key !== shown) {
    const first = shown === null;
    shown = key;
    for (const link of document.querySelectorAll("#nav a")) {
      if (link.hash === `#${view}`) link.setAttribute("aria-current", "page");
      else link.removeAttribute("aria-current");
    }
    await open(view, to.args, first);
  }
  if (keyOf(viewOf(here()), here().args) !== key) return; // the reader has gone on meanwhile
  const calm = evidence.show(to.cell);
  name("", await viewer.show(to.page, calm));
}

async function open(view, args, first) {
  const box = el("div", { class: `view ${view}` });
  fill(place, box);
  const renamed = (words, own) => {
    if (!box.isConnected) return; // another view is open by now
    if (own) shown = keyOf(view, own); // the address was changed without a need to draw anew
    name(words);
  };
  renamed(VIEWS[view].TITLE);
  try {
    await VIEWS[view].show(box, args, renamed);
  } catch (error) {
    box.append(problemLine(error));
  }
  if (!first && box.isConnected) {
    const heading = box.querySelector("h1");
    if (!box.contains(document.activeElement)) heading?.focus();
    window.scrollTo(0, 0);
  }
}

document.querySelector(".skip").addEventListener("click", (event) => {
  event.preventDefault();
  main.focus();
});
window.addEventListener("hashchange", draw);
installSignOut();
draw();
