// Where coverage results are kept on the server.

import { get, path } from "./api.js";

/** The stored results of a plan by document id. */
export async function storedOf(plan) {
  const { results } = await get("coverage");
  return new Map(results.filter((one) => one.plan.document_id === plan).map((one) => [one.document.document_id, one]));
}

/** Where a matrix or a single result is. */
export function resultPath(plan, documents, format = "json") {
  const query = new URLSearchParams({ format });
  if (documents.length === 1 && format !== "json") return `${path("coverage", plan, documents[0])}?${query}`;
  for (const one of documents) query.append("document", one);
  return `${path("coverage", plan, "matrix")}?${query}`;
}
