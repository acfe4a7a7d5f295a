// The evidence record of one answer as plain text: everything needed to check it later.

import { ANSWER, kindWords, pageWords } from "./words.js";

/** The record; `askedAt` is ISO 8601. */
export function recordOf(answer, askedAt) {
  const lines = [
    "EVIDENCE RECORD",
    "",
    `Question: ${answer.question}`,
    answer.standalone_question !== answer.question && `Understood as: ${answer.standalone_question}`,
    `Asked: ${askedAt}`,
    `Result: ${ANSWER[answer.status].word}${answer.reason ? ` (${answer.reason})` : ""}`,
    `Worded by: ${answer.generator === "extractive" ? "quotation only, no language model" : answer.generator}`,
    ...answer.warnings.map((warning) => `Warning: ${warning}`),
    "",
    "Answer",
    answer.text || "The documents do not say.",
    ...answer.citations.flatMap(source),
  ];
  return `${lines.filter((line) => line !== false && line !== null).join("\n")}\n`;
}

function source(one) {
  return [
    "",
    `[${one.marker}] ${one.title}`,
    one.component && `Part: ${one.component}`,
    one.section.length > 0 && `Section: ${one.section.join(" > ")}`,
    one.page && `Page: ${pageWords(one.page, one.page_label).replace("page ", "")}`,
    `Kind and date: ${[kindWords(one.kind), one.date].filter(Boolean).join(", ")}`,
    `File: ${one.file}, characters ${one.start} to ${one.end} of the page`,
    `sha256: ${one.sha256}`,
    `Quotation: "${one.quote}"`,
  ];
}
