// Plain words for what the server calls things.

export const KINDS = {
  plan: "Plan",
  deep_dive: "Deep dive",
  minutes: "Minutes",
  agenda_pack: "Agenda pack",
  report: "Report",
  other: "Other",
};

/** What a kind is called. */
export function kindWords(kind) {
  return KINDS[kind] || kind || "";
}

export const COVERAGE = {
  covered: { word: "Covered", sign: "✓" },
  partial: { word: "Partly", sign: "◐" },
  not_covered: { word: "Not covered", sign: "✕" },
};

export const ANSWER = {
  answered: { word: "Answered", says: "Each line is taken from the documents. Press its number to see where." },
  partial: { word: "Partly answered", says: "The documents answer a part of the question." },
  not_found: { word: "Not found", says: "The documents do not say." },
};

const MONTHS = "January February March April May June July August September October November December".split(" ");

/** "2022-12-08" as "8 December 2022"; a year or a month stay as exact as they are. */
export function dateWords(date) {
  const [year, month, day] = (date || "").slice(0, 10).split("-");
  return [day && String(Number(day)), month && MONTHS[Number(month) - 1], year].filter(Boolean).join(" ");
}

/** A time as the reader's own clock shows it. */
export function timeWords(time) {
  const at = new Date(time);
  return Number.isNaN(at.getTime()) ? time : at.toLocaleString("en-GB", { dateStyle: "long", timeStyle: "short" });
}

/** "1 page", "2 pages". */
export function counted(number, one, many = `${one}s`) {
  return `${number.toLocaleString("en-GB")} ${number === 1 ? one : many}`;
}

/** "page 12 (printed 10)"; empty for a file without pages. */
export function pageWords(page, label) {
  if (!page) return "";
  return label && label !== String(page) ? `page ${page} (printed ${label})` : `page ${page}`;
}

/** Where a citation or passage stands, without its document's title. */
export function placeWords(one) {
  return [one.component, (one.section || []).join(" › "), pageWords(one.page, one.page_label)].filter(Boolean).join(", ");
}
