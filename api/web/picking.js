// Files that the reader chooses or drops.

import { el } from "./dom.js";

/** What chooses files: to be pressed by a button, because it is not seen itself. `take` hears of them. */
export function picker(id, label, take, multiple = false) {
  const input = el("input", {
    type: "file",
    id,
    class: "unseen",
    multiple,
    tabindex: "-1",
    accept: ".pdf,.docx,.html,.htm,.md,.txt",
    "aria-label": label,
    on: {
      change: () => {
        take([...input.files]);
        input.value = ""; // so that the same file may be chosen again
      },
    },
  });
  return input;
}

/** Let files be dropped on a place. */
export function droppable(zone, take) {
  zone.addEventListener("dragover", (event) => {
    event.preventDefault();
    zone.classList.add("over");
  });
  zone.addEventListener("dragleave", () => zone.classList.remove("over"));
  zone.addEventListener("drop", (event) => {
    event.preventDefault();
    zone.classList.remove("over");
    take([...event.dataTransfer.files]);
  });
}
