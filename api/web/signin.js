// The key, where the server wants one. It is kept for this tab only.

import { el, field } from "./dom.js";
import { opened } from "./dialogs.js";

const PLACE = "answerable-key";
let asking = null;

/** The key, or null. */
export function signedIn() {
  return sessionStorage.getItem(PLACE);
}

/** Forget the key and all that was shown with it. */
export function signOut() {
  sessionStorage.removeItem(PLACE);
  location.reload();
}

/** Ask for a key; done once there is one that differs from the refused one. Several callers share one dialog. */
export function signIn(why = "", refused = null) {
  const held = signedIn();
  if (held && held !== refused) return Promise.resolve();
  asking ??= ask(why).finally(() => {
    asking = null;
  });
  return asking;
}

async function ask(why) {
  sessionStorage.removeItem(PLACE);
  const input = el("input", {
    type: "password",
    name: "key",
    autocomplete: "current-password",
    required: true,
    spellcheck: "false",
  });
  const { dialog, closed } = opened(
    "Sign in",
    (close) => [
      why && el("p", { class: "problem", role: "alert" }, why),
      el("p", {}, "This server is for people who have a key. Whoever runs it can give you one."),
      el(
        "form",
        {
          on: {
            submit: (event) => {
              event.preventDefault();
              if (input.value.trim()) close(input.value.trim());
            },
          },
        },
        field("Your key", input, "It is kept in this tab and forgotten when you close it."),
        el("p", { class: "row" }, el("button", { type: "submit", class: "strong" }, "Sign in")),
      ),
    ],
    { required: true },
  );
  dialog.classList.add("signin");
  sessionStorage.setItem(PLACE, await closed);
  document.getElementById("sign-out").hidden = false;
}

/** The button that signs out. */
export function installSignOut() {
  const place = document.getElementById("sign-out");
  place.hidden = !signedIn();
  place.addEventListener("click", signOut);
}
