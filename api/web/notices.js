// One clear line for what went wrong, and short notes of what was done.

import { el, say } from "./dom.js";

/** A line for an error. What is no problem of the server's is a fault of this page, and is said in the console too. */
export function problemLine(error) {
  const known = error.name === "Error" && "status" in error;
  if (!known) console.error(error);
  const words = known ? error.message : "Something went wrong in this page. Load it again.";
  return el("p", { class: "problem", role: "alert" }, words);
}

/** A note that goes away by itself; screen readers hear it. */
export function note(words) {
  say(words);
  const box = el("p", { class: "note", "aria-hidden": "true" }, words);
  document.body.append(box);
  setTimeout(() => box.remove(), 4000);
}

/** Do what may go wrong; a problem is shown in `place`, in the stead of the one before it. */
export async function careful(place, work) {
  place.querySelector(":scope > .problem")?.remove();
  try {
    return await work();
  } catch (error) {
    if (error.name !== "AbortError") place.append(problemLine(error));
    return undefined;
  }
}

/** `work` that is not begun again before it has ended. */
export function single(work) {
  let begun = false;
  return async (...given) => {
    if (begun) return;
    begun = true;
    try {
      await work(...given);
    } finally {
      begun = false;
    }
  };
}
