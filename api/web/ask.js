// Ask and follow up.

import { Problem, get, path, post, streamed } from "./api.js";
import { Turn } from "./answer.js";
import { earlier } from "./conversations.js";
import { button, el, fill } from "./dom.js";
import { download } from "./files.js";
import { filters } from "./filters.js";
import { careful, problemLine } from "./notices.js";
import { go, here, rename } from "./router.js";

export const TITLE = "Ask";
const EXAMPLES = [
  "What are the priorities of the plan?",
  "How many officers are there?",
  "What did members of the Panel ask about?",
];

/** `args`: the id of a conversation that is kept, or "in" and ids of documents to ask about. */
export async function show(box, args, renamed) {
  let id = args[0] !== "in" ? args[0] : undefined;
  const limits = await filters(args[0] === "in" ? args.slice(1) : []);
  const turns = el("div", { class: "turns" });
  const tools = el(
    "p",
    { class: "row tools", hidden: true },
    button("New conversation", "", () => go({ view: "ask" })),
    button("Download the whole record", "quiet", () => careful(box, () => download(`${path("conversations", id)}/export`))),
  );
  const intro = el(
    "div",
    { class: "intro" },
    el("p", { class: "lead" }, "Answers are made of quotations. Each has a number: press it to see the page it comes from."),
    limits.empty
      ? el("p", {}, "There are no documents yet. ", el("a", { href: "#documents" }, "Add one"), " to begin.")
      : [
          el("p", {}, "For example:"),
          el(
            "ul",
            { class: "examples" },
            EXAMPLES.map((words) =>
              el(
                "li",
                {},
                button(words, "quiet", () => ask(words)),
              ),
            ),
          ),
        ],
  );
  const input = el("textarea", {
    id: "question",
    rows: 2,
    maxlength: 2000,
    required: true,
    enterkeyhint: "send",
    on: {
      keydown: (event) => {
        if (event.key === "Enter" && !event.shiftKey && !event.isComposing) {
          event.preventDefault();
          form.requestSubmit();
        }
      },
    },
  });
  const label = el("label", { for: "question" }, "Your question");
  const send = el("button", { type: "submit", class: "strong" }, "Ask");
  const form = el(
    "form",
    {
      class: "question",
      on: {
        submit: (event) => {
          event.preventDefault();
          if (!send.disabled && input.value.trim()) ask(input.value.trim());
        },
      },
    },
    label,
    el("div", { class: "asking" }, input, send),
    limits.place,
  );
  fill(box, el("h1", { tabindex: "-1" }, "Ask the documents"), tools, turns, intro, form);

  function begun() {
    intro.remove();
    tools.hidden = false;
    label.textContent = "Ask a follow-up, or something else";
  }

  async function ask(question) {
    const stopping = new AbortController();
    const turn = new Turn(question, () => stopping.abort());
    begun();
    turns.append(turn.place);
    input.value = "";
    send.disabled = true;
    turn.place.scrollIntoView({ block: "start" });
    try {
      id ??= await begin();
      const body = JSON.stringify({ question, conversation_id: id, filters: limits.chosen() });
      const options = { method: "POST", headers: { "Content-Type": "application/json" }, body, signal: stopping.signal };
      options.onStarting = () => turn.working("The server has just started and is loading its models …");
      for await (const one of streamed("ask/stream", options)) turn.heard(one);
      if (!turn.complete) throw new Problem(0, "broken", "The server ended before the answer was complete. Ask again.");
    } catch (error) {
      turn.failed(error);
      input.value ||= question;
    } finally {
      send.disabled = false;
    }
    if (box.isConnected && wide()) input.focus({ preventScroll: true });
  }

  async function begin() {
    const made = await (await post("conversations", {})).json();
    if (box.isConnected) {
      rename({ ...here(), view: "ask", args: [made.id] });
      renamed("", [made.id]);
    }
    return made.id;
  }

  if (id) {
    try {
      for (const one of (await get(path("conversations", id))).turns) {
        const turn = new Turn(one.answer.question);
        turn.done(one.answer, one.asked_at);
        turns.append(turn.place);
      }
      if (turns.childElementCount) begun();
    } catch (error) {
      box.prepend(problemLine(error));
      id = undefined;
      rename({ view: "ask" });
      renamed("", []);
    }
  }
  box.append(await earlier(id));
  if (!turns.childElementCount && wide()) input.focus({ preventScroll: true });
}

/** Whether putting the focus on the question is a help: on a phone it would bring up the keyboard over the answer. */
function wide() {
  return window.matchMedia("(min-width: 60rem)").matches;
}
