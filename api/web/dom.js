// Elements. Whatever comes from documents or the server becomes text, never markup.

/**
 * An element. `props` are attributes (`false`, `null` and `undefined` leave one out), but `on` holds listeners by
 * event, and `value` and `checked` are set as properties. Children that are no elements become text.
 */
export function el(tag, props = {}, ...children) {
  const made = document.createElement(tag);
  for (const [name, value] of Object.entries(props)) {
    if (value === false || value === null || value === undefined) continue;
    if (name === "on") for (const [event, heard] of Object.entries(value)) made.addEventListener(event, heard);
    else if (name === "value" || name === "checked") made[name] = value;
    else made.setAttribute(name, value === true ? "" : String(value));
  }
  made.append(...shown(children));
  return made;
}

/** Children without those that are absent; lists are flattened. */
function shown(children) {
  return children.flat(Infinity).filter((child) => child !== null && child !== undefined && child !== false && child !== "");
}

/** Put `children` in the place of whatever `parent` holds. */
export function fill(parent, ...children) {
  parent.replaceChildren(...shown(children));
  return parent;
}

/** A real button; `kind` is a class such as "quiet" or "strong". */
export function button(words, kind, click, props = {}) {
  return el("button", { type: "button", class: kind, ...props, on: { click } }, words);
}

/** A labelled control: the label stands above it. */
export function field(label, control, hint = "") {
  const id = control.id || (control.id = `f${(field.count = (field.count || 0) + 1)}`);
  if (hint) control.setAttribute("aria-describedby", `${id}-hint`);
  return el(
    "div",
    { class: "field" },
    el("label", { for: id }, label),
    hint && el("p", { class: "hint", id: `${id}-hint` }, hint),
    control,
  );
}

/** A choice among pairs of value and words; `chosen` where it is one of the values, else the first. */
export function choice(options, chosen) {
  const made = el(
    "select",
    {},
    options.map(([value, words]) => el("option", { value }, words)),
  );
  if (options.some(([value]) => value === chosen)) made.value = chosen;
  return made;
}

/** A table of `rows`, which are elements, below its headings; on a phone its rows are stacked. */
export function table(headings, rows, caption = "") {
  return el(
    "table",
    { class: "stacked" },
    caption && el("caption", {}, caption),
    el(
      "thead",
      {},
      el(
        "tr",
        {},
        headings.map((words) => (words ? el("th", { scope: "col" }, words) : el("td"))),
      ),
    ),
    el("tbody", {}, rows),
  );
}

/** Say something to screen readers without showing it. */
export function say(text) {
  const place = document.getElementById("said");
  place.textContent = "";
  setTimeout(() => {
    place.textContent = text;
  }, 50);
}
