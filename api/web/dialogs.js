// Modal dialogs. The browser's own <dialog> keeps the focus inside and gives it back.

import { button, el } from "./dom.js";

let count = 0;

/**
 * Open a dialog; `content` is called with what closes it. `closed` is what it was closed with, undefined for Escape.
 * A `required` one cannot be left by Escape.
 */
export function opened(title, content, { required = false } = {}) {
  const id = `dialog-${(count += 1)}`;
  const dialog = el("dialog", { "aria-labelledby": id });
  const back = document.activeElement;
  let answer;
  const closed = new Promise((resolve) => {
    dialog.addEventListener("close", () => {
      if (required && answer === undefined) {
        // browsers let a second Escape through
        dialog.showModal();
        return;
      }
      dialog.remove();
      if (back?.isConnected) back.focus();
      resolve(answer);
    });
  });
  dialog.addEventListener("cancel", (event) => {
    if (required) event.preventDefault();
  });
  dialog.append(
    el("h2", { id }, title),
    ...content((value) => {
      answer = value;
      dialog.close();
    }).filter(Boolean),
  );
  document.body.append(dialog);
  dialog.showModal();
  return { dialog, closed };
}

/** Whether the reader wants it. */
export async function confirmed(title, text, yes) {
  const { closed } = opened(title, (close) => [
    el("p", {}, text),
    el(
      "p",
      { class: "row" },
      button("Cancel", "", () => close(false), { autofocus: true }),
      button(yes, "danger", () => close(true)),
    ),
  ]);
  return Boolean(await closed);
}
